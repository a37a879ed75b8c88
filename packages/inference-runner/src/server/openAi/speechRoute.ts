import { isRecord } from '@taskmesh/errors'
import { sniffType } from '@taskmesh/tasks/media'
import type { FastifyInstance } from 'fastify'
import { decodeInWorker } from '../../media/decodeInWorker.ts'
import { encodeAudio } from '../../media/encodeAudio.ts'
import { toInt16 } from '../../media/encodeWav.ts'
import { readMedia } from '../../media/readMedia.ts'
import { resample } from '../../engines/sounds/resample.ts'
import { findModel } from '../calls/findModel.ts'
import { withPaths } from '../calls/pathMap.ts'
import { sendWarnings } from '../calls/warningHeader.ts'
import type { DialectContext } from '../core/dialect.ts'
import { readAs, speechBody } from './bodySchemas.ts'

/** The rate of `pcm`, in hertz. Source: OpenAI API reference, "Create speech". */
const PCM_RATE = 24_000

const TYPES = {
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  flac: 'audio/flac',
} as const

/** Samples of 16 bits, the least significant byte first, at {@link PCM_RATE}, without a head. */
function toPcm(samples: Float32Array, samplingRate: number): Buffer {
  const played = resample(samples, samplingRate, PCM_RATE)
  const bytes = Buffer.alloc(played.length * 2)
  played.forEach((sample, at) => bytes.writeInt16LE(toInt16(sample), at * 2))
  return bytes
}

const PATHS = new Map([['inputs', 'input']])

type Format = keyof typeof TYPES | 'pcm'

/** The sound of an output as a file of the format. */
async function toFile(output: unknown, format: Format): Promise<{ type: string; file: Buffer }> {
  const sound = isRecord(output) ? output['audio'] : undefined
  const bytes = await readMedia(sound, 'output.audio', {})
  if (format === 'wav' && sniffType(bytes) === TYPES.wav)
    return { type: TYPES.wav, file: Buffer.from(bytes) }
  const decoded = await decodeInWorker('audio', bytes, 'output.audio')
  const [samples = new Float32Array()] = decoded.channels
  if (format === 'pcm') return { type: 'audio/pcm', file: toPcm(samples, decoded.samplingRate) }
  const type = TYPES[format]
  return { type, file: Buffer.from(await encodeAudio(decoded, type)) }
}

/** Adds `POST /v1/audio/speech`: a text read aloud, as a file. */
export function addSpeechRoute(
  app: FastifyInstance,
  { runner, calls }: Pick<DialectContext, 'runner' | 'calls'>,
): void {
  app.post('/v1/audio/speech', async ({ body }, reply) => {
    const {
      model: name,
      input,
      voice,
      response_format,
      speed,
    } = readAs('text-to-speech', speechBody, body)
    const model = findModel(runner, name ?? undefined, ['text-to-speech', 'text-to-audio'])
    const format = response_format ?? 'mp3'
    const speaker = typeof voice === 'object' ? voice?.id : voice
    const parameters = {
      ...((speaker ?? null) === null ? {} : { voice: speaker }),
      ...(typeof speed === 'number' && speed !== 1 ? { speed } : {}),
    }
    const request = { inputs: input, parameters }
    const running = calls.run(reply, model.task, request, { model: model.id })
    const { output, warnings } = await withPaths(PATHS, running)
    sendWarnings(reply, warnings)
    const { type, file } = await toFile(output, format)
    return reply.type(type).send(file)
  })
}
