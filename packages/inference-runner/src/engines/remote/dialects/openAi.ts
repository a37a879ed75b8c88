import { isRecord } from '@taskmesh/errors'
import type { TaskId, TaskPiece, TaskRequest } from '@taskmesh/tasks'
import { decodeHubOutput, encodeHubRequest } from '@taskmesh/tasks/dialects/hub'
import { decodeOpenAiOutput, encodeOpenAiRequest } from '@taskmesh/tasks/dialects/openai'
import { decodeStream, type CompletionPiece } from '@taskmesh/tasks/dialects/stream'
import { sniffType } from '@taskmesh/tasks/media'
import type {
  EngineAnswer,
  EngineCall,
  EngineStream,
  LoadedModel,
} from '../../../engine/loadedModel.ts'
import type { RemoteEndpointSpec } from '../../../engine/modelSpec.ts'
import { ModelLoadError } from '../../../errors.ts'
import { always, describeIneffective, type EffectRules } from '../../effects.ts'
import { joinChat } from '../../streams/joinChat.ts'
import { joinWritten } from '../../streams/joinWritten.ts'
import { passOn } from '../../streams/passOn.ts'
import type { Endpoint, RemoteBody } from '../Endpoint.ts'
import { withoutBlobs } from '../media/withoutBlobs.ts'
import { answerEach, behindPrompt, nameOf, requestOf } from '../remoteModel.ts'

type Parameters = Readonly<Record<string, unknown>>

/** What is asked of a server for one input. */
interface Question {
  /** The input in canonical form, with its media as bytes. */
  input: unknown
  parameters: Parameters
  model: string
}

/** How one task is asked of OpenAI's API. */
interface Route {
  path: string
  body: (question: Question) => RemoteBody
  /** The parameters that the body has a place for; without it, all have. */
  effects?: EffectRules
}

const DEFAULT_VOICE = 'alloy'

function fieldOf(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined
}

function soundForm({ input, parameters, model }: Question): RemoteBody {
  const form = new FormData()
  const bytes = input instanceof Uint8Array ? input.slice() : new Uint8Array()
  form.set('file', new Blob([bytes], { type: sniffType(bytes) }), 'sound.wav')
  form.set('model', model)
  form.set('response_format', 'json')
  for (const name of ['language', 'temperature', 'prompt']) {
    const value = parameters[name]
    if (typeof value === 'string' || typeof value === 'number') form.set(name, String(value))
  }
  return { form }
}

function pictureSize({ width, height }: Parameters): Record<string, string> {
  return width === undefined || height === undefined ? {} : { size: `${width}x${height}` }
}

/** A body whose media and question are a chat, as the Hugging Face dialect writes it for the task. */
function chatRoute(task: TaskId): Route {
  return {
    path: '/chat/completions',
    body: ({ input, parameters, model }) => {
      // The input was parsed by the task's schema; its type is known where the task is.
      const request = { inputs: input, parameters } as TaskRequest
      return { json: { model, ...Object(encodeHubRequest(task, request)) } }
    },
  }
}

/**
 * The tasks that OpenAI's API has a route for, or one that the servers that follow it share.
 *
 * Source: OpenAI API reference; for `/rerank` Cohere's and Jina's, which vLLM and llama.cpp follow.
 */
const ROUTES: { readonly [Id in TaskId]?: Route } = {
  'feature-extraction': {
    path: '/embeddings',
    effects: { dimensions: always },
    body: ({ input, parameters: { dimensions }, model }) => ({
      json: {
        model,
        input,
        encoding_format: 'float',
        ...(dimensions === undefined ? {} : { dimensions }),
      },
    }),
  },
  'text-ranking': {
    path: '/rerank',
    effects: { top_k: always, return_text: always },
    body: ({ input, parameters: { top_k, return_text }, model }) => ({
      json: {
        model,
        query: fieldOf(input, 'query'),
        documents: fieldOf(input, 'texts'),
        ...(top_k === undefined ? {} : { top_n: top_k }),
        ...(return_text === undefined ? {} : { return_documents: return_text }),
      },
    }),
  },
  'automatic-speech-recognition': {
    path: '/audio/transcriptions',
    effects: { language: always, temperature: always, prompt: always },
    body: soundForm,
  },
  'text-to-speech': {
    path: '/audio/speech',
    effects: { voice: always, speed: always, instructions: always },
    body: ({ input, parameters: { voice = DEFAULT_VOICE, speed, instructions }, model }) => ({
      json: { model, input, voice, speed, instructions, response_format: 'wav' },
    }),
  },
  'text-to-image': {
    path: '/images/generations',
    body: ({ input, parameters: { width, height, ...rest }, model }) => ({
      json: {
        ...rest,
        ...pictureSize({ width, height }),
        model,
        prompt: input,
        n: 1,
        response_format: 'b64_json',
      },
    }),
  },
  'image-text-to-text': chatRoute('image-text-to-text'),
  'audio-text-to-text': chatRoute('audio-text-to-text'),
}

/** Where the routes of a server are: below `/v1`, which its URL may end with. */
function baseOf({ url }: RemoteEndpointSpec): string {
  const base = url.replace(/\/+$/, '')
  return /\/v\d+$/.test(base) ? base : `${base}/v1`
}

function routed(spec: RemoteEndpointSpec, endpoint: Endpoint, route: Route): LoadedModel {
  const { task, id } = spec
  return {
    async run(call) {
      const { parameters, signal, traceparent } = call
      const warnings =
        route.effects === undefined ? [] : describeIneffective(parameters, route.effects)
      const outputs = await answerEach(call, async (input) => {
        const { inputs } = await requestOf(task, id, input, parameters)
        const body = route.body({ input: inputs, parameters, model: nameOf(spec) })
        const { value } = await endpoint.call({
          url: baseOf(spec) + route.path,
          body,
          signal,
          traceparent,
        })
        return withoutBlobs(decodeHubOutput(task, value, inputs))
      })
      return { outputs, warnings }
    },
    dispose: async () => {},
  }
}

function chatModel(spec: RemoteEndpointSpec, endpoint: Endpoint): LoadedModel {
  const task = 'chat-completion'
  const url = `${baseOf(spec)}/chat/completions`
  const bodyFor = async (input: unknown, parameters: Parameters) =>
    encodeOpenAiRequest(task, await requestOf(task, spec.id, input, parameters), {
      model: nameOf(spec),
    })
  return {
    async run(call) {
      const { parameters, signal, traceparent } = call
      const outputs = await answerEach(call, async (input) => {
        const json = { ...(await bodyFor(input, parameters)), stream: false }
        return decodeOpenAiOutput(
          task,
          (await endpoint.call({ url, body: { json }, signal, traceparent })).value,
        )
      })
      return { outputs, warnings: [] }
    },
    async *stream({ inputs, parameters, signal, traceparent }) {
      const json = { ...(await bodyFor(inputs[0], parameters)), stream: true }
      const chunks = endpoint.stream({ url, body: { json }, signal, traceparent })
      const answer = yield* passOn(decodeStream(task, chunks), joinChat)
      return { outputs: [answer], warnings: [] }
    },
    dispose: async () => {},
  }
}

/** Pieces of `/v1/completions` as those of text generation. */
async function* asWritten(
  pieces: AsyncIterable<CompletionPiece>,
): AsyncGenerator<TaskPiece<'text-generation'>, void, undefined> {
  for await (const { choices } of pieces) {
    for (const { text } of choices) {
      if (text !== '') yield { token: { id: 0, text, logprob: null, special: false } }
    }
  }
}

/** Servers leave the prompt out unless they know `echo`, which not all do, so that it is put back here. */
function completionModel(spec: RemoteEndpointSpec, endpoint: Endpoint): LoadedModel {
  const task = 'text-generation'
  const url = `${baseOf(spec)}/completions`
  const bodyFor = async (input: unknown, parameters: Parameters) => {
    const rest = { ...parameters, return_full_text: false }
    const request = await requestOf(task, spec.id, input, rest)
    return encodeOpenAiRequest(task, request, { model: nameOf(spec) })
  }
  const isFull = ({ return_full_text: isDue }: Parameters) => isDue !== false

  async function run(call: EngineCall): Promise<EngineAnswer> {
    const { parameters, signal, traceparent } = call
    const outputs = await answerEach(call, async (input) => {
      const json = { ...(await bodyFor(input, parameters)), stream: false }
      const { value } = await endpoint.call({ url, body: { json }, signal, traceparent })
      return decodeOpenAiOutput(task, value).map((one) => ({
        ...one,
        generated_text: behindPrompt(one.generated_text, input, isFull(parameters)),
      }))
    })
    return { outputs, warnings: [] }
  }

  async function* stream(call: EngineCall): EngineStream {
    const { inputs, parameters, signal, traceparent } = call
    const [input, ...others] = inputs
    const { num_return_sequences: count = 1 } = parameters
    if (others.length > 0 || count !== 1) return run(call)
    const json = { ...(await bodyFor(input, parameters)), stream: true }
    const chunks = endpoint.stream({ url, body: { json }, signal, traceparent })
    const text = yield* passOn(asWritten(decodeStream('completion', chunks)), joinWritten)
    const generated_text = behindPrompt(text, input, isFull(parameters))
    return { outputs: [[{ generated_text }]], warnings: [] }
  }

  return { run, stream, dispose: async () => {} }
}

/** The tasks that a server answers in pieces. */
const STREAMED_ROUTES: {
  readonly [Id in TaskId]?: (spec: RemoteEndpointSpec, endpoint: Endpoint) => LoadedModel
} = { 'chat-completion': chatModel, 'text-generation': completionModel }

/**
 * Servers that speak like OpenAI: vLLM, TGI, llama.cpp, Ollama, Hugging Face's router for chats.
 *
 * @throws {@link ModelLoadError} for a task that OpenAI's API has no route for.
 */
export function openAiModel(spec: RemoteEndpointSpec, endpoint: Endpoint): LoadedModel {
  const { task, id } = spec
  const streamed = STREAMED_ROUTES[task]
  if (streamed !== undefined) return streamed(spec, endpoint)
  const route = ROUTES[task]
  if (route !== undefined) return routed(spec, endpoint, route)
  const known = [...Object.keys(STREAMED_ROUTES), ...Object.keys(ROUTES)].join(', ')
  throw new ModelLoadError(
    id,
    `Servers that speak like OpenAI have no route for ${task}. They have: ${known}.`,
  )
}
