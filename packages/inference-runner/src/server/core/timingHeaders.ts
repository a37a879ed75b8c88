import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RunTiming } from '../../runner/runner.ts'

const starts = new WeakMap<FastifyRequest, number>()
const timings = new WeakMap<FastifyReply, RunTiming>()

/** Notes how long the call of a reply took, for its headers. */
export function noteTiming(reply: FastifyReply, timing: RunTiming): void {
  timings.set(reply, timing)
}

/** How long the call of a reply took, once that is known. */
export function timingOf(reply: FastifyReply): RunTiming | undefined {
  return timings.get(reply)
}

/** The headers that every page may read, beside those that CORS lets through. */
export const TIMING_HEADERS = [
  'x-compute-type',
  'x-compute-time',
  'x-compute-characters',
  'x-compute-tokens',
  'x-compute-images',
  'x-compute-audio-length',
  'x-tokenization-time',
  'x-total-time',
  'x-queue-time',
  'x-inference-time',
] as const

/**
 * Adds the headers of text-embeddings-inference that say how long an answer took, in whole milliseconds:
 * `x-total-time`, and for what a model answered `x-queue-time`, `x-inference-time`, `x-compute-time`
 * (the same in seconds, as Hugging Face's API gives it) and `x-compute-type`. A stream, whose headers are
 * sent first, has `x-total-time` alone. What had sounds has `x-compute-audio-length`, in seconds, as Hugging
 * Face's API gives it.
 *
 * Source: text-embeddings-inference, `router/src/lib.rs`.
 */
export function addTimingHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (incoming) => void starts.set(incoming, performance.now()))
  app.addHook('onSend', async (incoming, reply) => {
    const now = performance.now()
    reply.header('x-total-time', Math.round(now - (starts.get(incoming) ?? now)))
    const timing = timings.get(reply)
    if (timing === undefined) return
    reply.headers({
      'x-compute-type': 'cpu',
      'x-compute-time': (timing.runMs / 1000).toFixed(3),
      'x-queue-time': Math.round(timing.queueMs),
      'x-inference-time': Math.round(timing.runMs),
    })
    const { soundSeconds } = timing
    if (soundSeconds !== undefined) {
      reply.header('x-compute-audio-length', soundSeconds.toFixed(3))
    }
  })
}
