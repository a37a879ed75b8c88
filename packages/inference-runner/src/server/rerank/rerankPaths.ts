import { MAX_BATCH_SIZE, MAX_TEXT_LENGTH } from '@taskmesh/tasks'
import type { OpenApiObject } from '../core/openApiPart.ts'
import { postRoute } from '../core/openApiRoutes.ts'

const MODEL = { type: ['string', 'null'], description: 'Name of a model that is served.' }
const text = { type: 'string', minLength: 1, maxLength: MAX_TEXT_LENGTH }
const count = { type: 'integer', minimum: 0 }
const amount = { type: ['integer', 'null'], minimum: 1 }
const tokens = { type: 'array', items: count, minItems: 1 }

function object(properties: OpenApiObject, required: readonly string[]): OpenApiObject {
  return { type: 'object', properties, required }
}

const message = { message: { type: 'string' } }
const meta = object(
  {
    api_version: object({ version: { type: 'string' } }, ['version']),
    billed_units: object({ search_units: count }, ['search_units']),
  },
  ['api_version', 'billed_units'],
)
const result = { index: count, relevance_score: { type: 'number' } }

/** The schemas of bodies and answers, under their names in the document. */
export const RERANK_SCHEMAS: Readonly<Record<string, OpenApiObject>> = {
  RerankRequest: object(
    {
      model: MODEL,
      query: text,
      documents: {
        type: 'array',
        items: { anyOf: [text, object({ text }, ['text'])] },
        minItems: 1,
        maxItems: 1000,
      },
      top_n: amount,
      return_documents: { type: ['boolean', 'null'] },
      rank_fields: { type: ['array', 'null'], items: { type: 'string' } },
    },
    ['query', 'documents'],
  ),
  RerankAnswer: object(
    {
      id: { type: 'string' },
      object: { const: 'list' },
      model: { type: 'string' },
      usage: object({ total_tokens: count }, ['total_tokens']),
      results: {
        type: 'array',
        items: object({ ...result, document: { type: 'object' } }, ['index', 'relevance_score']),
      },
      meta,
    },
    ['id', 'object', 'model', 'usage', 'results', 'meta'],
  ),
}

const REQUEST = { $ref: '#/components/schemas/RerankRequest' }

/** What OpenAPI says of the routes of Jina, Cohere and vLLM. */
export const RERANK_PATHS: Readonly<Record<string, OpenApiObject>> = {
  '/v1/rerank': postRoute({
    operationId: 'rerankDocuments',
    summary: 'Puts documents in the order in which they answer a query (Jina, Cohere 1)',
    body: REQUEST,
    description: 'The documents by their numbers, best first.',
    answer: { $ref: '#/components/schemas/RerankAnswer' },
    error: object({ ...message, detail: { type: 'string' } }, ['message', 'detail']),
  }),
  '/v2/rerank': postRoute({
    operationId: 'rerankDocuments2',
    summary: 'Puts documents in the order in which they answer a query (Cohere 2)',
    body: REQUEST,
    description: 'The documents by their numbers, best first.',
    answer: object(
      {
        id: { type: 'string' },
        results: { type: 'array', items: object(result, ['index', 'relevance_score']) },
        meta,
      },
      ['id', 'results', 'meta'],
    ),
    error: object(message, ['message']),
  }),
  '/classify': postRoute({
    operationId: 'classify',
    summary: 'Classifies texts, with the probabilities of all classes (vLLM)',
    body: object(
      {
        model: MODEL,
        input: {
          anyOf: [
            text,
            tokens,
            {
              type: 'array',
              items: { anyOf: [text, tokens] },
              minItems: 1,
              maxItems: MAX_BATCH_SIZE,
            },
          ],
        },
        use_activation: { type: ['boolean', 'null'] },
      },
      ['input'],
    ),
    description: 'The likeliest class of each text, and the probabilities of all by their number.',
    answer: object(
      {
        id: { type: 'string' },
        object: { const: 'list' },
        created: count,
        model: { type: 'string' },
        data: {
          type: 'array',
          items: object(
            {
              index: count,
              label: { type: ['string', 'null'] },
              probs: { type: 'array', items: { type: 'number' } },
              num_classes: count,
            },
            ['index', 'label', 'probs', 'num_classes'],
          ),
        },
        usage: { type: 'object' },
      },
      ['id', 'object', 'created', 'model', 'data', 'usage'],
    ),
    error: object(
      {
        error: object(
          {
            message: { type: 'string' },
            type: { type: 'string' },
            param: { type: ['string', 'null'] },
            code: { type: ['string', 'null'] },
          },
          ['message', 'type', 'param', 'code'],
        ),
      },
      ['error'],
    ),
  }),
}
