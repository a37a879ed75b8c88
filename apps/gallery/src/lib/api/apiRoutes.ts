import type { TaskId } from '@taskmesh/tasks'
import { encodeHubRequest } from '@taskmesh/tasks/dialects/hub'
import { encodeOgpuRequest } from '@taskmesh/tasks/dialects/ogpu'
import { encodeOpenAiRequest } from '@taskmesh/tasks/dialects/openai'
import { shortRequest } from './shortRequest.ts'

/** A way to call a task over HTTP, or on the chain. */
export interface ApiRoute {
  /** Whose clients speak so. */
  dialect: string
  /** Method and path on a runner; `undefined` for what goes to the chain. */
  route?: string
  /** What to know about it. */
  note: string
  /** The body of the call of the first example. */
  body?: unknown
}

/** Routes of a runner for single tasks, beside those that all tasks have. */
const ROUTES: { readonly [Id in TaskId]?: readonly Omit<ApiRoute, 'body'>[] } = {
  'chat-completion': [
    { dialect: 'OpenAI responses', route: 'POST /v1/responses', note: 'Without stored answers.' },
    { dialect: 'Anthropic', route: 'POST /v1/messages', note: 'For clients of Claude.' },
  ],
  'feature-extraction': [
    { dialect: 'OpenAI', route: 'POST /v1/embeddings', note: 'Body: { "input": … }.' },
    { dialect: 'Text Embeddings Inference', route: 'POST /embed', note: 'Body: { "inputs": … }.' },
  ],
  'text-classification': [
    { dialect: 'OpenAI', route: 'POST /v1/moderations', note: 'With the labels of the model.' },
    {
      dialect: 'Text Embeddings Inference',
      route: 'POST /predict',
      note: 'Body: { "inputs": … }.',
    },
    { dialect: 'vLLM', route: 'POST /classify', note: 'With the probabilities of all classes.' },
  ],
  'text-ranking': [
    {
      dialect: 'Jina, Cohere',
      route: 'POST /v1/rerank',
      note: 'Body: { "query": …, "documents": […] }.',
    },
    {
      dialect: 'Cohere 2',
      route: 'POST /v2/rerank',
      note: 'Body: { "query": …, "documents": […] }.',
    },
    {
      dialect: 'Text Embeddings Inference',
      route: 'POST /rerank',
      note: 'Body: { "query": …, "texts": […] }.',
    },
  ],
  'sentence-similarity': [
    {
      dialect: 'Text Embeddings Inference',
      route: 'POST /similarity',
      note: 'Compares with one sentence.',
    },
  ],
  'text-to-image': [
    { dialect: 'OpenAI', route: 'POST /v1/images/generations', note: 'Body: { "prompt": … }.' },
  ],
  'text-to-speech': [
    {
      dialect: 'OpenAI',
      route: 'POST /v1/audio/speech',
      note: 'Body: { "input": … }; the answer is a file.',
    },
  ],
  'automatic-speech-recognition': [
    { dialect: 'OpenAI', route: 'POST /v1/audio/transcriptions', note: 'A form with a file.' },
  ],
}

function openAiRoute(task: TaskId): ApiRoute[] {
  if (task === 'chat-completion') {
    const body = encodeOpenAiRequest(task, shortRequest(task))
    const note = 'Clients of OpenAI work with the runner’s address; "stream": true streams.'
    return [{ dialect: 'OpenAI', route: 'POST /v1/chat/completions', note, body }]
  }
  if (task === 'text-generation') {
    const body = encodeOpenAiRequest(task, shortRequest(task))
    const note = 'The older form, for models without a chat template.'
    return [{ dialect: 'OpenAI', route: 'POST /v1/completions', note, body }]
  }
  return []
}

/**
 * The ways to call a task that a runner and the chain know, with the body of the first example.
 *
 * @example
 * ```ts
 * apiRoutes('translation').map(({ route }) => route) // ['POST /v1/tasks/translation', …]
 * ```
 */
export function apiRoutes(task: TaskId): ApiRoute[] {
  const request = shortRequest(task)
  return [
    {
      dialect: 'Taskmesh',
      route: `POST /v1/tasks/${task}`,
      note: 'The request as the schema has it. With Accept: text/event-stream the answer comes as events, with Prefer: respond-async as a job.',
      body: request,
    },
    {
      dialect: 'Hugging Face',
      route: `POST /pipeline/${task}`,
      note: 'Also POST /models/{model}. Clients of Hugging Face work with the runner’s address as their endpoint.',
      body: encodeHubRequest(task, request),
    },
    ...openAiRoute(task),
    ...(ROUTES[task] ?? []),
    {
      dialect: 'Open Inference Protocol',
      route: 'POST /v2/models/{model}/infer',
      note: 'Inputs as tensors: GET /v2/models/{model} says which.',
    },
    {
      dialect: 'MCP',
      route: 'POST /mcp',
      note: 'For agents: the tool of this task, called by its name.',
      body: {
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name: task.replaceAll('-', '_'), arguments: request },
      },
    },
    {
      dialect: 'OGPU',
      note: 'The payload whose address goes on the chain. The client of @taskmesh/client writes it.',
      body: encodeOgpuRequest(request),
    },
  ]
}
