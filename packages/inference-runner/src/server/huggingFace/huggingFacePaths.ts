import type { OpenApiObject } from '../core/openApiPart.ts'

const ERROR: OpenApiObject = {
  description: 'What went wrong.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: { error: { type: 'string' }, estimated_time: { type: 'number' } },
        required: ['error'],
      },
    },
  },
}

const BODY: OpenApiObject = {
  required: true,
  content: {
    'application/json': {
      schema: { description: '`{ inputs, parameters? }`, or what the task of the model takes.' },
    },
    'application/octet-stream': {
      schema: { type: 'string', format: 'binary', description: 'An image, a sound or a video.' },
    },
  },
}

const ANSWER: OpenApiObject = {
  description: 'The answer of the model, in the form in which the call came.',
  content: { 'application/json': { schema: {} } },
}

function parameter(name: string, description: string, where = 'path'): OpenApiObject {
  const schema = { type: 'string' }
  return { name, in: where, required: where === 'path', description, schema }
}

const MODEL = parameter('model', 'Name of a model that is served. It may have a slash.')
const TASK = parameter('task', 'Name of a task.')

function call(operationId: string, summary: string, parameters: readonly OpenApiObject[]) {
  const responses = { 200: ANSWER, default: ERROR }
  return { post: { operationId, summary, parameters, requestBody: BODY, responses } }
}

function get(operationId: string, summary: string, parameters: readonly OpenApiObject[] = []) {
  return { get: { operationId, summary, parameters, responses: { 200: ANSWER, default: ERROR } } }
}

/** What OpenAPI says of the routes of Hugging Face's dialect. */
export const HUGGING_FACE_PATHS: Readonly<Record<string, OpenApiObject>> = {
  '/': call('callOnlyModel', 'Calls the only model that is served', []),
  '/invocations': call('invoke', 'Calls the only model that is served, as on SageMaker', []),
  '/models/{model}': call('callModel', 'Calls a model', [MODEL]),
  '/pipeline/{task}': call('callTask', 'Calls the first model of a task', [TASK]),
  '/pipeline/{task}/{model}': call('callTaskOfModel', 'Calls a model for a task', [TASK, MODEL]),
  '/api/models': get('searchModels', 'The models that are served', [
    parameter('pipeline_tag', 'Only models of this task.', 'query'),
    parameter('filter', 'Only models with these tags: tasks and the engine.', 'query'),
    parameter('search', 'Only models in whose name or task these words are.', 'query'),
    parameter('author', 'Only models whose name begins with this and a slash.', 'query'),
    parameter('limit', 'Most models to list. The header `Link` leads to the next.', 'query'),
    parameter('cursor', 'Where to go on, as a `Link` has it.', 'query'),
  ]),
  '/api/models/{model}': get('getModel', 'A model that is served', [MODEL]),
  '/api/tasks': get('getTasks', 'The tasks of the models that are served'),
}
