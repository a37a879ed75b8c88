import type { OpenApiObject } from '../core/openApiPart.ts'

const MODELS: OpenApiObject = {
  type: 'object',
  properties: {
    models: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: { type: 'string' },
          task: { type: 'string' },
          state: { enum: ['idle', 'loading', 'loaded', 'evicted', 'failed'] },
          engine: { type: 'string' },
          memoryBytes: { type: 'integer' },
          lastUsedAt: { type: 'integer' },
          waiting: { type: 'integer' },
          running: { type: 'integer' },
        },
        required: ['id', 'task', 'state', 'waiting', 'running'],
      },
    },
  },
  required: ['models'],
}

const ANSWERED: OpenApiObject = {
  description: 'The models that were meant.',
  content: { 'application/json': { schema: MODELS } },
}

const BODY: OpenApiObject = {
  required: true,
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: {
          model: { type: 'string', description: 'Name of the model.' },
          task: { type: 'string', description: 'Which of its tasks; all without it.' },
        },
        required: ['model'],
      },
    },
  },
}

const refusal = (description: string): OpenApiObject => ({
  description,
  content: { 'application/json': { schema: { type: 'object' } } },
})

const REFUSALS = {
  400: refusal('The body is not as it should be.'),
  401: refusal('The key is not known.'),
  403: refusal('The key has no scope "admin"; without keys, the caller is not on the machine.'),
  404: refusal('No such model is served.'),
}

/** What OpenAPI says of the routes by which models are looked after. */
export const MODEL_PATHS: Readonly<Record<string, OpenApiObject>> = {
  '/v1/runner/models': {
    get: {
      operationId: 'listServedModels',
      summary: 'The models that are served: state, memory, last use',
      responses: { 200: ANSWERED },
    },
  },
  '/v1/runner/models/load': {
    post: {
      operationId: 'loadModel',
      summary: 'Loads a model; with Accept: text/event-stream, with its progress',
      requestBody: BODY,
      responses: {
        200: {
          ...ANSWERED,
          content: { 'application/json': { schema: MODELS }, 'text/event-stream': {} },
        },
        ...REFUSALS,
        500: refusal('The model cannot be loaded.'),
      },
    },
  },
  '/v1/runner/models/unload': {
    post: {
      operationId: 'unloadModel',
      summary: 'Frees the memory of a model',
      requestBody: BODY,
      responses: { 200: ANSWERED, ...REFUSALS, 409: refusal('The model has calls to answer.') },
    },
  },
}
