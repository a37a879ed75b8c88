import type { OpenApiObject } from '../core/openApiPart.ts'
import { jsonContent } from '../core/openApiRoutes.ts'
import { DATATYPES } from './inferBody.ts'

function object(properties: OpenApiObject, required: readonly string[]): OpenApiObject {
  return { type: 'object', properties, required }
}

const text = { type: 'string' }
const name = { type: 'string', minLength: 1, maxLength: 500 }
const ERROR = jsonContent('What went wrong.', object({ error: text }, ['error']))
const cell = { type: ['string', 'number', 'boolean'] }
const tensor = {
  name,
  shape: { type: 'array', items: { type: 'integer', minimum: 0 }, maxItems: 16 },
  datatype: { enum: DATATYPES },
  parameters: { type: 'object' },
  data: { type: 'array', items: { anyOf: [cell, { type: 'array' }] } },
}
const TENSOR = object(tensor, ['name', 'shape', 'datatype', 'data'])
const METADATA_TENSOR = object(
  { name, datatype: { enum: DATATYPES }, shape: { type: 'array', items: { type: 'integer' } } },
  ['name', 'datatype', 'shape'],
)
const SERVER = object({ name: text, version: text, extensions: { type: 'array', items: text } }, [
  'name',
  'version',
  'extensions',
])
const METADATA = object(
  {
    name: text,
    versions: { type: 'array', items: text },
    platform: text,
    inputs: { type: 'array', items: METADATA_TENSOR },
    outputs: { type: 'array', items: METADATA_TENSOR },
  },
  ['name', 'versions', 'platform', 'inputs', 'outputs'],
)
const READY = object({ error: text, name: text, ready: { type: 'boolean' } }, ['name', 'ready'])
const HEALTH = object({ error: text, live: { type: 'boolean' }, ready: { type: 'boolean' } }, [
  'live',
])
const REQUEST = object(
  {
    id: text,
    parameters: { type: 'object' },
    inputs: { type: 'array', items: TENSOR, minItems: 1, maxItems: 1000 },
    outputs: { type: 'array', items: object({ name, parameters: { type: 'object' } }, ['name']) },
  },
  ['inputs'],
)
const ANSWER = object(
  {
    model_name: text,
    model_version: text,
    id: text,
    parameters: { type: 'object' },
    outputs: { type: 'array', items: TENSOR },
  },
  ['model_name', 'outputs'],
)

function parameter(parameterName: string, description: string): OpenApiObject {
  return { name: parameterName, in: 'path', required: true, description, schema: text }
}

const MODEL = parameter('model', 'Name of a model that is served. It may have slashes.')
const VERSION = parameter('version', 'A task that the model does.')

function get(
  operationId: string,
  summary: string,
  schema: OpenApiObject,
  parameters: readonly OpenApiObject[] = [],
): OpenApiObject {
  const responses = { 200: jsonContent(summary, schema), default: ERROR }
  return { get: { operationId, summary, parameters, responses } }
}

function health(operationId: string, summary: string): OpenApiObject {
  const responses = {
    200: jsonContent(summary, HEALTH),
    503: jsonContent('A model is not loaded.', { anyOf: [HEALTH, READY] }),
  }
  return { get: { operationId, summary, responses } }
}

function ready(operationId: string, parameters: readonly OpenApiObject[]): OpenApiObject {
  const summary = 'Whether the model is loaded'
  const responses = {
    200: jsonContent(summary, READY),
    503: jsonContent('It is not loaded.', READY),
    default: ERROR,
  }
  return { get: { operationId, summary, parameters, responses } }
}

function infer(operationId: string, parameters: readonly OpenApiObject[]): OpenApiObject {
  const requestBody = { required: true, content: { 'application/json': { schema: REQUEST } } }
  const responses = { 200: jsonContent('Its outputs, as tensors.', ANSWER), default: ERROR }
  return {
    post: { operationId, summary: 'Runs a model', parameters, requestBody, responses },
  }
}

/** What OpenAPI says of the routes of the Open Inference Protocol. */
export const OPEN_INFERENCE_PATHS: Readonly<Record<string, OpenApiObject>> = {
  '/v2': get('getServerMetadata', 'What runs here', SERVER),
  '/v2/': get('getServerMetadataOfSlash', 'What runs here', SERVER),
  '/v2/health/live': health('getServerLive', 'Whether the process answers'),
  '/v2/health/ready': health('getServerReady', 'Whether all models are loaded'),
  '/v2/models/{model}': get('getModelMetadata', 'The tensors of a model', METADATA, [MODEL]),
  '/v2/models/{model}/ready': ready('getModelReady', [MODEL]),
  '/v2/models/{model}/infer': infer('inferModel', [MODEL]),
  '/v2/models/{model}/versions/{version}': get(
    'getModelVersionMetadata',
    'The tensors of a model',
    METADATA,
    [MODEL, VERSION],
  ),
  '/v2/models/{model}/versions/{version}/ready': ready('getModelVersionReady', [MODEL, VERSION]),
  '/v2/models/{model}/versions/{version}/infer': infer('inferModelVersion', [MODEL, VERSION]),
}
