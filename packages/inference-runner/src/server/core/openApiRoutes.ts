import type { OpenApiObject } from './openApiPart.ts'

/** A route that takes JSON and answers with JSON. */
export interface JsonRoute {
  operationId: string
  summary: string
  body: OpenApiObject
  answer: OpenApiObject
  /** What the answer is, in a sentence. */
  description: string
  /** How errors are written. */
  error: OpenApiObject
}

/** The description of a JSON value. */
export function jsonContent(description: string, schema: OpenApiObject): OpenApiObject {
  return { description, content: { 'application/json': { schema } } }
}

/** The path item of a route that is called with POST. */
export function postRoute(route: JsonRoute): OpenApiObject {
  const { operationId, summary, body, answer, description, error } = route
  return {
    post: {
      operationId,
      summary,
      requestBody: { required: true, content: { 'application/json': { schema: body } } },
      responses: {
        200: jsonContent(description, answer),
        default: jsonContent('What went wrong.', error),
      },
    },
  }
}
