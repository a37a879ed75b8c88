import type { OpenApiObject } from '../core/openApiPart.ts'

const MESSAGE = { type: 'object', description: 'A message of JSON-RPC 2.0.' }
const ANSWER: OpenApiObject = {
  description: 'The answer, or a stream of messages with the answer as its last.',
  content: { 'application/json': { schema: MESSAGE }, 'text/event-stream': {} },
}
const ERROR: OpenApiObject = {
  description: 'What went wrong.',
  content: { 'application/json': { schema: MESSAGE } },
}

const SESSION: OpenApiObject = {
  name: 'mcp-session-id',
  in: 'header',
  schema: { type: 'string' },
  description: 'The session, for clients of a revision before 2026-07-28.',
}

/** What OpenAPI says of `/mcp`. */
export const MCP_PATHS: Readonly<Record<string, OpenApiObject>> = {
  '/mcp': {
    post: {
      operationId: 'postMcp',
      summary: 'A message of the Model Context Protocol',
      parameters: [SESSION],
      requestBody: { required: true, content: { 'application/json': { schema: MESSAGE } } },
      responses: {
        200: ANSWER,
        202: { description: 'Taken; there is no answer.' },
        default: ERROR,
      },
    },
    get: {
      operationId: 'listenMcp',
      summary: 'What the server says in a session',
      parameters: [SESSION],
      responses: {
        200: { description: 'Messages.', content: { 'text/event-stream': {} } },
        default: ERROR,
      },
    },
    delete: {
      operationId: 'endMcp',
      summary: 'Ends a session',
      parameters: [SESSION],
      responses: { 200: { description: 'It is ended.' }, default: ERROR },
    },
  },
}
