import type { TaskOutput } from '@taskmesh/tasks'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { decodeInWorker } from '../../media/decodeInWorker.ts'
import { findModel } from '../calls/findModel.ts'
import { withPaths } from '../calls/pathMap.ts'
import { sendWarnings } from '../calls/warningHeader.ts'
import type { DialectContext } from '../core/dialect.ts'
import { sendEvents, type ServerSentEvent } from '../core/sendEvents.ts'
import { readAs, transcriptionFields } from './bodySchemas.ts'
import { openAiErrorForm } from './openAiErrorForm.ts'
import { readForm } from './readForm.ts'
import { toSrt, toVtt, type Segment } from './subtitles.ts'

const TASK = 'automatic-speech-recognition'

const PATHS = new Map([['inputs', 'file']])

type Transcript = TaskOutput<typeof TASK>

/** Fields that are no strings, although all parts of a form are. */
function typed(fields: Record<string, unknown>): Record<string, unknown> {
  const { stream, ...rest } = fields
  return stream === undefined ? rest : { ...rest, stream: stream === 'true' || stream === '1' }
}

function segmentsOf({ chunks, text }: Transcript, seconds: number): Segment[] {
  if (chunks === undefined) return [{ start: 0, end: seconds, text }]
  return chunks.map(({ timestamp: [start, end], text: said }) => ({
    start,
    end: end ?? Math.max(start, seconds),
    text: said,
  }))
}

interface Verbose {
  transcript: Transcript
  seconds: number
  task: 'transcribe' | 'translate'
  language: string
  isByWord: boolean
  isBySegment: boolean
}

/** What Whisper's own facts are called, of which a runner knows none. */
const UNKNOWN = {
  seek: 0,
  tokens: [],
  temperature: 0,
  avg_logprob: 0,
  compression_ratio: 0,
  no_speech_prob: 0,
}

/** Source: OpenAI API reference, "The transcription object (Verbose JSON)". */
function toVerbose({
  transcript,
  seconds,
  task,
  language,
  isByWord,
  isBySegment,
}: Verbose): unknown {
  const parts = segmentsOf(transcript, seconds)
  const head = { task, language, duration: seconds, text: transcript.text }
  if (isByWord && transcript.chunks !== undefined) {
    const words = parts.map(({ text, ...rest }) => ({ word: text.trim(), ...rest }))
    if (!isBySegment) return { ...head, words }
    // The times are those of words: the whole is one segment.
    const [start, end] = [parts[0]?.start ?? 0, parts.at(-1)?.end ?? seconds]
    return { ...head, words, segments: [{ id: 0, start, end, text: transcript.text, ...UNKNOWN }] }
  }
  return { ...head, segments: parts.map((part, id) => ({ id, ...part, ...UNKNOWN })) }
}

async function* toEvents(transcript: Promise<Transcript>): AsyncGenerator<ServerSentEvent> {
  const { text } = await transcript
  yield { data: { type: 'transcript.text.delta', delta: text } }
  yield { data: { type: 'transcript.text.done', text } }
}

/** Adds `POST /v1/audio/transcriptions`, and `/v1/audio/translations` which writes in English. */
export function addTranscriptionRoutes(
  app: FastifyInstance,
  { runner, calls }: Pick<DialectContext, 'runner' | 'calls'>,
): void {
  async function answer(
    incoming: FastifyRequest,
    reply: FastifyReply,
    task: 'transcribe' | 'translate',
  ) {
    const { fields, file } = await readForm(incoming, 'file')
    const {
      model: name,
      language,
      response_format: format = 'json',
      timestamp_granularities: granularities = ['segment'],
      stream,
    } = readAs(TASK, transcriptionFields, typed(fields))
    const model = findModel(runner, name ?? undefined, [TASK])
    const isByWord = granularities.includes('word')
    const isTimed = format !== 'json' && format !== 'text'
    const parameters = {
      ...((language ?? '') === '' ? {} : { language }),
      ...(task === 'translate' ? { task } : {}),
      ...(isTimed ? { return_timestamps: isByWord ? 'word' : true } : {}),
    }
    const run = async () => {
      const request = { inputs: file, parameters }
      const running = calls.run(reply, TASK, request, { model: model.id })
      const { output, warnings } = await withPaths(PATHS, running)
      if (!reply.sent && stream !== true) sendWarnings(reply, warnings)
      if (Array.isArray(output)) throw new TypeError('One recording has one transcript.')
      return output
    }
    if (stream === true) {
      return sendEvents(reply, toEvents(run()), {
        toErrorEvent: (error, facts) => ({ data: openAiErrorForm(error, facts).body }),
      })
    }
    const transcript = await run()
    if (format === 'json') return reply.send({ text: transcript.text })
    if (format === 'text')
      return reply.type('text/plain; charset=utf-8').send(`${transcript.text}\n`)
    const { channels, samplingRate } = await decodeInWorker('audio', file, 'file')
    const seconds = (channels[0]?.length ?? 0) / samplingRate
    const segments = segmentsOf(transcript, seconds)
    if (format === 'srt') return reply.type('text/plain; charset=utf-8').send(toSrt(segments))
    if (format === 'vtt') return reply.type('text/vtt; charset=utf-8').send(toVtt(segments))
    return reply.send(
      toVerbose({
        transcript,
        seconds,
        task,
        language: language ?? 'unknown',
        isByWord,
        isBySegment: granularities.includes('segment'),
      }),
    )
  }

  app.post('/v1/audio/transcriptions', (incoming, reply) => answer(incoming, reply, 'transcribe'))
  app.post('/v1/audio/translations', (incoming, reply) => answer(incoming, reply, 'translate'))
}
