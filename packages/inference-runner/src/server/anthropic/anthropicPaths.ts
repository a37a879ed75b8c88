import type { OpenApiObject } from '../core/openApiPart.ts'

const ERROR: OpenApiObject = {
  description: 'What went wrong.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: {
          type: { const: 'error' },
          error: {
            type: 'object',
            properties: { type: { type: 'string' }, message: { type: 'string' } },
            required: ['type', 'message'],
          },
          request_id: { type: 'string' },
        },
        required: ['type', 'error', 'request_id'],
      },
    },
  },
}

const CALL = {
  model: { type: 'string', description: 'Name of a model that is served.' },
  messages: { type: 'array', items: { type: 'object' }, minItems: 1 },
  system: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'object' } }] },
  tools: { type: 'array', items: { type: 'object' } },
  tool_choice: { type: 'object' },
}

function post(
  operationId: string,
  summary: string,
  {
    fields,
    required,
    answer,
  }: { fields: OpenApiObject; required: string[]; answer: OpenApiObject },
) {
  const schema = { type: 'object', properties: { ...CALL, ...fields }, required }
  const content = { 'application/json': { schema: answer } }
  const requestBody = { required: true, content: { 'application/json': { schema } } }
  const responses = { 200: { description: 'The answer.', content }, default: ERROR }
  return { post: { operationId, summary, requestBody, responses } }
}

/** What OpenAPI says of the routes of Anthropic's dialect. */
export const ANTHROPIC_PATHS: Readonly<Record<string, OpenApiObject>> = {
  '/v1/messages': post('createMessage', 'Answers a conversation', {
    fields: {
      max_tokens: { type: 'integer', minimum: 1 },
      stop_sequences: { type: 'array', items: { type: 'string' } },
      temperature: { type: 'number' },
      top_p: { type: 'number' },
      top_k: { type: 'integer' },
      stream: { type: 'boolean' },
    },
    required: ['messages', 'max_tokens'],
    answer: {
      type: 'object',
      properties: {
        id: { type: 'string' },
        type: { const: 'message' },
        role: { const: 'assistant' },
        content: { type: 'array', items: { type: 'object' } },
        model: { type: 'string' },
        stop_reason: { type: 'string' },
        stop_sequence: { type: ['string', 'null'] },
        usage: { type: 'object' },
      },
      required: ['id', 'type', 'role', 'content', 'model', 'stop_reason', 'stop_sequence', 'usage'],
    },
  }),
  '/v1/messages/count_tokens': post('countMessageTokens', 'Counts the tokens of a conversation', {
    fields: {},
    required: ['messages'],
    answer: {
      type: 'object',
      properties: { input_tokens: { type: 'integer' } },
      required: ['input_tokens'],
    },
  }),
}
