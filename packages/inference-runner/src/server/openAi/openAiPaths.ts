import type { OpenApiObject } from '../core/openApiPart.ts'

const ERROR: OpenApiObject = {
  description: 'What went wrong.',
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: {
          error: {
            type: 'object',
            properties: {
              message: { type: 'string' },
              type: { type: 'string' },
              param: { type: ['string', 'null'] },
              code: { type: ['string', 'null'] },
            },
            required: ['message', 'type', 'param', 'code'],
          },
        },
        required: ['error'],
      },
    },
  },
}

const MODEL = { type: 'string', description: 'Name of a model that is served.' }

function answer(description: string, type = 'application/json'): OpenApiObject {
  return { description, content: { [type]: { schema: {} } } }
}

function post(operationId: string, summary: string, fields: OpenApiObject, required: string[]) {
  const schema = { type: 'object', properties: { model: MODEL, ...fields }, required }
  const requestBody = { required: true, content: { 'application/json': { schema } } }
  const responses = { 200: answer('The answer, as OpenAI gives it.'), default: ERROR }
  return { post: { operationId, summary, requestBody, responses } }
}

function form(operationId: string, summary: string) {
  const properties = { model: MODEL, file: { type: 'string', format: 'binary' } }
  const schema = { type: 'object', properties, required: ['file'] }
  const requestBody = { required: true, content: { 'multipart/form-data': { schema } } }
  const responses = { 200: answer('The transcript.'), default: ERROR }
  return { post: { operationId, summary, requestBody, responses } }
}

const text = { type: 'string' }
const tokens = { type: 'array', items: { type: 'integer' } }
const textsOrTokens = {
  anyOf: [text, { type: 'array', items: text }, tokens, { type: 'array', items: tokens }],
}

function ofStored(operationId: string, summary: string): OpenApiObject {
  const parameters = [{ name: 'id', in: 'path', required: true, schema: text }]
  return { operationId, summary, parameters, responses: { 404: ERROR } }
}

function notDone(operationId: string): OpenApiObject {
  const content = { 'multipart/form-data': { schema: { type: 'object' } } }
  const summary = 'Says that no model here changes images in this form'
  return { post: { operationId, summary, requestBody: { content }, responses: { 400: ERROR } } }
}

/** What OpenAPI says of the routes of OpenAI's dialect. */
export const OPEN_AI_PATHS: Readonly<Record<string, OpenApiObject>> = {
  '/v1/chat/completions': post(
    'createChatCompletion',
    'Continues a conversation',
    { messages: { type: 'array', items: { type: 'object' } }, stream: { type: 'boolean' } },
    ['messages'],
  ),
  '/v1/responses': post(
    'createResponse',
    'Continues a conversation, which is not stored',
    {
      input: { anyOf: [text, { type: 'array', items: { type: 'object' } }] },
      instructions: text,
      stream: { type: 'boolean' },
    },
    ['input'],
  ),
  '/v1/responses/input_tokens': post(
    'countInputTokens',
    'Counts the tokens of a conversation',
    { input: { anyOf: [text, { type: 'array', items: { type: 'object' } }] } },
    ['input'],
  ),
  '/v1/responses/{id}': {
    get: ofStored('getResponse', 'Says that no response is stored'),
    delete: ofStored('deleteResponse', 'Says that no response is stored'),
  },
  '/v1/responses/{id}/input_items': {
    get: ofStored('listInputItems', 'Says that no response is stored'),
  },
  '/v1/responses/{id}/cancel': {
    post: ofStored('cancelResponse', 'Says that no response is stored'),
  },
  '/v1/completions': post(
    'createCompletion',
    'Continues a text',
    { prompt: textsOrTokens, stream: { type: 'boolean' } },
    ['prompt'],
  ),
  '/v1/moderations': post(
    'createModeration',
    'Judges texts with the labels of a model',
    { input: { anyOf: [text, { type: 'array', items: {} }] } },
    ['input'],
  ),
  '/v1/embeddings': post('createEmbedding', 'Turns texts into vectors', { input: textsOrTokens }, [
    'input',
  ]),
  '/v1/images/generations': post('createImage', 'Makes an image', { prompt: text }, ['prompt']),
  '/v1/images/edits': notDone('createImageEdit'),
  '/v1/images/variations': notDone('createImageVariation'),
  '/v1/audio/speech': post('createSpeech', 'Reads a text aloud', { input: text, voice: text }, [
    'input',
  ]),
  '/v1/audio/transcriptions': form('createTranscription', 'Writes down what is said'),
  '/v1/audio/translations': form('createTranslation', 'Writes down in English what is said'),
  '/v1/models': {
    get: {
      operationId: 'listModels',
      summary: 'The models that are served, and how far each is loaded',
      responses: {
        200: answer('The models, as OpenAI lists them and as the runner does.'),
        default: ERROR,
      },
    },
  },
  '/v1/models/{model}': {
    get: {
      operationId: 'retrieveModel',
      summary: 'A model that is served',
      parameters: [{ name: 'model', in: 'path', required: true, schema: { type: 'string' } }],
      responses: { 200: answer('The model.'), default: ERROR },
    },
  },
}
