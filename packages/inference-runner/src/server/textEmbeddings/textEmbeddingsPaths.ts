import { MAX_BATCH_SIZE, MAX_TEXT_LENGTH } from '@taskmesh/tasks'
import { componentName } from '@taskmesh/tasks/json-schema'
import type { OpenApiObject } from '../core/openApiPart.ts'
import { postRoute, type JsonRoute } from '../core/openApiRoutes.ts'

const MODEL = {
  type: ['string', 'null'],
  description: 'Which of the models that are served. Default: the only one, or the first of the task.',
}
const flag = { type: 'boolean' }
const count = { type: 'integer', minimum: 0 }
const text = { type: 'string', minLength: 1, maxLength: MAX_TEXT_LENGTH }
const tokens = { type: 'array', items: count, minItems: 1 }
const list = (items: OpenApiObject, maxItems = MAX_BATCH_SIZE) => ({
  type: 'array',
  items,
  minItems: 1,
  maxItems,
})
const input = {
  anyOf: [text, tokens, list({ anyOf: [text, tokens] })],
  description: 'A text, the numbers of its tokens, or a list of these.',
}
const truncation = {
  truncate: { type: ['boolean', 'null'], description: 'Whether a text that is too long is cut.' },
  truncation_direction: { enum: ['Left', 'left', 'Right', 'right'] },
}
const prompt_name = {
  type: ['string', 'null'],
  description: 'Name of a prompt of the model that is put before each text.',
}
const dimensions = { type: ['integer', 'null'], minimum: 1 }
const vector = { type: 'array', items: { type: 'number' } }

function object(properties: OpenApiObject, required: readonly string[]): OpenApiObject {
  return { type: 'object', properties, required }
}

function body(properties: OpenApiObject, required: readonly string[]): OpenApiObject {
  return object({ model: MODEL, ...properties }, required)
}

const ERROR = object(
  {
    error: { type: 'string' },
    error_type: {
      enum: ['Unhealthy', 'Backend', 'Overloaded', 'Validation', 'Tokenizer', 'Empty'],
    },
  },
  ['error', 'error_type'],
)

const EMBEDDINGS_ERROR = object(
  {
    message: { type: 'string' },
    code: count,
    type: { type: 'string' },
    error_type: { type: 'string' },
  },
  ['message', 'code', 'type', 'error_type'],
)

function post(route: Omit<JsonRoute, 'error'>): OpenApiObject {
  return postRoute({ ...route, error: ERROR })
}

const outputOf = (task: 'text-classification' | 'text-ranking') => ({
  $ref: `#/components/schemas/${componentName(task)}Output`,
})
const pair = { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 }
const token = object(
  {
    id: count,
    text: { type: 'string' },
    special: flag,
    start: { type: ['integer', 'null'] },
    stop: { type: ['integer', 'null'] },
  },
  ['id', 'text', 'special', 'start', 'stop'],
)

/** What OpenAPI says of the routes of text-embeddings-inference. */
export const TEXT_EMBEDDINGS_PATHS: Readonly<Record<string, OpenApiObject>> = {
  '/embed': post({
    operationId: 'embed',
    summary: 'Turns texts into vectors',
    body: body({ inputs: input, normalize: flag, dimensions, prompt_name, ...truncation }, [
      'inputs',
    ]),
    description: 'A vector for each text.',
    answer: { type: 'array', items: vector },
  }),
  '/embed_all': post({
    operationId: 'embedAll',
    summary: 'Turns the tokens of texts into vectors',
    body: body({ inputs: input, prompt_name, ...truncation }, ['inputs']),
    description: 'For each text a vector for each of its tokens.',
    answer: { type: 'array', items: { type: 'array', items: vector } },
  }),
  '/embed_sparse': post({
    operationId: 'embedSparse',
    summary: 'Is refused: no model here makes sparse vectors',
    body: body({ inputs: input, prompt_name, ...truncation }, ['inputs']),
    description: 'Never given.',
    answer: { type: 'array' },
  }),
  '/embeddings': postRoute({
    operationId: 'embeddings',
    summary: 'Turns texts into vectors, with a body like that of /v1/embeddings',
    body: body({ input, encoding_format: { enum: ['float', 'base64', null] }, dimensions }, [
      'input',
    ]),
    description: 'A vector for each text.',
    answer: object(
      {
        object: { const: 'list' },
        data: {
          type: 'array',
          items: object(
            {
              object: { const: 'embedding' },
              embedding: { anyOf: [vector, { type: 'string' }] },
              index: count,
            },
            ['object', 'embedding', 'index'],
          ),
        },
        model: { type: 'string' },
        usage: object({ prompt_tokens: count, total_tokens: count }, [
          'prompt_tokens',
          'total_tokens',
        ]),
      },
      ['object', 'data', 'model', 'usage'],
    ),
    error: EMBEDDINGS_ERROR,
  }),
  '/predict': post({
    operationId: 'predict',
    summary: 'Classifies texts, or pairs of texts',
    body: body(
      {
        inputs: {
          anyOf: [text, pair, list(pair)],
          description: 'A text, a pair of texts, or a list of lists of one or two texts.',
        },
        raw_scores: flag,
        ...truncation,
      },
      ['inputs'],
    ),
    description: 'All classes of the text, best first; for a list, a list of these.',
    answer: {
      anyOf: [
        outputOf('text-classification'),
        { type: 'array', items: outputOf('text-classification') },
      ],
    },
  }),
  '/rerank': post({
    operationId: 'rerank',
    summary: 'Puts texts in the order in which they answer a query',
    body: {
      anyOf: [
        body(
          { query: text, texts: list(text, 1000), raw_scores: flag, return_text: flag, ...truncation },
          ['query', 'texts'],
        ),
        { $ref: '#/components/schemas/RerankRequest' },
      ],
    },
    description: 'The texts by their numbers, best first; for a body with documents, as /v1/rerank.',
    answer: { anyOf: [outputOf('text-ranking'), { $ref: '#/components/schemas/RerankAnswer' }] },
  }),
  '/similarity': post({
    operationId: 'similarity',
    summary: 'Compares sentences with another one',
    body: body(
      {
        inputs: object({ source_sentence: text, sentences: list(text, MAX_BATCH_SIZE - 1) }, [
          'source_sentence',
          'sentences',
        ]),
        parameters: { type: ['object', 'null'], properties: { prompt_name, ...truncation } },
      },
      ['inputs'],
    ),
    description: 'For each sentence how near it is.',
    answer: vector,
  }),
  '/tokenize': post({
    operationId: 'tokenize',
    summary: 'Splits texts into tokens',
    body: body(
      {
        inputs: { anyOf: [{ type: 'string' }, list({ type: 'string' })] },
        add_special_tokens: flag,
        prompt_name,
      },
      ['inputs'],
    ),
    description: 'The tokens of each text. Places are in bytes of UTF-8.',
    answer: { type: 'array', items: { type: 'array', items: token } },
  }),
  '/decode': post({
    operationId: 'decode',
    summary: 'Makes texts of tokens',
    body: body({ ids: { anyOf: [tokens, list(tokens)] }, skip_special_tokens: flag }, ['ids']),
    description: 'The texts.',
    answer: { type: 'array', items: { type: 'string' } },
  }),
}
