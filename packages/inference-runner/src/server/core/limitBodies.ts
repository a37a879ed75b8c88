import { Transform, type TransformCallback } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { FairSlots, type Release } from '../../scheduling/FairSlots.ts'
import { clientOf } from '../access/clientOf.ts'
import { announcedBytes, noteCountedBytes } from './bodyBytes.ts'
import { UnavailableError } from './errors.ts'
import { onEnd } from './Presence.ts'

/** Bodies up to this size are read at once. */
const SMALL_BYTES = 64 * 1024
/** Most bytes of larger ones that are in memory together, until they are answered. */
const MAX_BYTES = 128 * 1024 * 1024
/** Most of these that one client has. */
const MAX_CLIENT_BYTES = 96 * 1024 * 1024
/** Most that wait to be read. */
const MAX_WAITING = 512
const LONGEST_WAIT_MS = 30_000

/** Counts what goes through. */
class Counter extends Transform {
  bytes = 0
  /** For fastify: how many bytes came over the wire, where that is another number. */
  receivedEncodedLength?: number | undefined

  override _transform(chunk: Buffer, _encoding: string, callBack: TransformCallback): void {
    this.bytes += chunk.byteLength
    callBack(null, chunk)
  }
}

export interface BodyLimits {
  /** Most bytes of one body. */
  bodyLimit: number
  /** How many bytes of bodies are in memory together, and how many of one client. */
  maxBytes?: number | undefined
  maxClientBytes?: number | undefined
  longestWaitMs?: number | undefined
}

/**
 * Bounds the memory of bodies before they are read: what is larger than 64 KiB waits, unread, until there is
 * room for it, which the sender sees as a slow connection. A body of which the length is not known counts as
 * the largest until it is there. What waits longer than half a minute is refused with 503.
 */
export function limitBodies(
  app: FastifyInstance,
  {
    bodyLimit,
    maxBytes = MAX_BYTES,
    maxClientBytes = MAX_CLIENT_BYTES,
    longestWaitMs = LONGEST_WAIT_MS,
  }: BodyLimits,
): void {
  const slots = new FairSlots({
    name: 'bodies',
    capacity: maxBytes,
    perClient: maxClientBytes,
    waiting: MAX_WAITING,
  })
  const counters = new WeakMap<FastifyRequest, { counter: Counter; release: Release }>()

  async function acquire(incoming: FastifyRequest, size: number): Promise<Release> {
    const signal = AbortSignal.timeout(longestWaitMs)
    try {
      return await slots.acquire({ client: clientOf(incoming), size, signal })
    } catch (error) {
      throw signal.aborted ? new UnavailableError(error) : error
    }
  }

  app.addHook('preParsing', async (incoming, reply, payload) => {
    const announced = announcedBytes(incoming)
    // What is too large is refused by its announcement.
    if (announced !== undefined && (announced <= SMALL_BYTES || announced > bodyLimit))
      return payload
    const release = await acquire(incoming, announced ?? bodyLimit)
    onEnd(reply, release)
    if (reply.raw.destroyed) release()
    if (announced !== undefined) return payload
    const counter = new Counter()
    counters.set(incoming, { counter, release })
    const { receivedEncodedLength } = payload
    if (receivedEncodedLength !== undefined) {
      Object.defineProperty(counter, 'receivedEncodedLength', {
        get: () => payload.receivedEncodedLength,
      })
    }
    payload.once('error', (error: Error) => counter.destroy(error))
    payload.once('close', () => payload.readableEnded || counter.destroy())
    return payload.pipe(counter)
  })
  // Before what hooks for handlers do with it.
  app.addHook('preValidation', async (incoming) => {
    const counted = counters.get(incoming)
    if (counted === undefined) return
    noteCountedBytes(incoming, counted.counter.bytes)
    counted.release(counted.counter.bytes)
  })
}
