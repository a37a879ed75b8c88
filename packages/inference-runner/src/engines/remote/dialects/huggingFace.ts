import { isRecord } from '@taskmesh/errors'
import { decodeHubOutput, encodeHubRequest } from '@taskmesh/tasks/dialects/hub'
import { decodeStream } from '@taskmesh/tasks/dialects/stream'
import { sniffType } from '@taskmesh/tasks/media'
import type {
  EngineAnswer,
  EngineCall,
  EngineStream,
  LoadedModel,
} from '../../../engine/loadedModel.ts'
import type { RemoteEndpointSpec } from '../../../engine/modelSpec.ts'
import { joinChat } from '../../streams/joinChat.ts'
import { joinWritten } from '../../streams/joinWritten.ts'
import { passOn } from '../../streams/passOn.ts'
import { isStreamed } from '../../streams/streamedTask.ts'
import type { Endpoint, RemoteBody } from '../Endpoint.ts'
import { withoutBlobs } from '../media/withoutBlobs.ts'
import { answerEach, behindPrompt, nameOf, requestOf, withFullText } from '../remoteModel.ts'

const CHAT_PATH = '/chat/completions'

/** A body that is a chat, which Hugging Face's servers take where OpenAI's do. */
const isChat = (body: unknown): body is Record<string, unknown> =>
  isRecord(body) && Array.isArray(body['messages'])

function urlFor(spec: RemoteEndpointSpec, body: unknown): string {
  const { url, task } = spec
  const filled = url
    .replaceAll('{model}', nameOf(spec).split('/').map(encodeURIComponent).join('/'))
    .replaceAll('{task}', task)
  if (!isChat(body) || filled.includes(CHAT_PATH)) return filled
  const base = filled.replace(/\/+$/, '')
  return `${base}${base.endsWith('/v1') ? '' : '/v1'}${CHAT_PATH}`
}

function bodyOf(spec: RemoteEndpointSpec, encoded: unknown): RemoteBody {
  if (encoded instanceof Blob) return { media: encoded }
  if (encoded instanceof Uint8Array) {
    return { media: new Blob([encoded.slice()], { type: sniffType(encoded) }) }
  }
  return { json: isChat(encoded) ? { model: nameOf(spec), ...encoded } : encoded }
}

/** Warnings that the API puts beside an output that is an object. */
function warningsIn(value: unknown): string[] {
  const warnings = isRecord(value) ? value['warnings'] : undefined
  return Array.isArray(warnings) ? warnings.filter((one) => typeof one === 'string') : []
}

/**
 * Servers that speak like the Hugging Face API: its router, its Inference Endpoints, TGI, TEI. Each input
 * is a request of its own, since not all of them take lists.
 *
 * Source: `@taskmesh/tasks/dialects/hub`.
 */
export function huggingFaceModel(spec: RemoteEndpointSpec, endpoint: Endpoint): LoadedModel {
  const { task, id } = spec

  const encode = async (input: unknown, parameters: EngineCall['parameters']) => {
    const request = await requestOf(task, id, input, withFullText(task, parameters))
    return { inputs: request.inputs, encoded: encodeHubRequest(task, request) }
  }

  async function run(call: EngineCall): Promise<EngineAnswer> {
    const { parameters, signal, traceparent } = call
    const warnings: string[] = []
    const outputs = await answerEach(call, async (input) => {
      const { inputs, encoded } = await encode(input, parameters)
      const url = urlFor(spec, encoded)
      const { value } = await endpoint.call({
        url,
        body: bodyOf(spec, encoded),
        signal,
        traceparent,
      })
      warnings.push(...warningsIn(value))
      return withoutBlobs(decodeHubOutput(task, value, inputs))
    })
    return { outputs, warnings }
  }

  async function* stream(call: EngineCall): EngineStream {
    const { inputs: all, parameters, signal, traceparent } = call
    const { inputs, encoded } = await encode(all[0], parameters)
    if (!isStreamed(task) || all.length > 1 || !isRecord(encoded)) return run(call)
    const body = {
      json: { ...(isChat(encoded) ? { model: nameOf(spec) } : {}), ...encoded, stream: true },
    }
    const chunks = endpoint.stream({ url: urlFor(spec, encoded), body, signal, traceparent })
    if (task === 'chat-completion') {
      const answer = yield* passOn(decodeStream(task, chunks), joinChat)
      return { outputs: [answer], warnings: [] }
    }
    const text = yield* passOn(decodeStream(task, chunks), joinWritten)
    const isFull = parameters['return_full_text'] !== false && task === 'text-generation'
    const wire = { generated_text: behindPrompt(text, inputs, isFull) }
    return { outputs: [decodeHubOutput(spec.task, wire, inputs)], warnings: [] }
  }

  return { run, ...(isStreamed(task) ? { stream } : {}), dispose: async () => {} }
}
