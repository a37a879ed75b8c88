/**
 * What the worker threads of `decodeInWorker` run: decodes media with one of the `WORKER_DECODERS`. The
 * samples or pixels are moved to the caller where that is possible.
 */
import { isMarkedAsUntransferable } from 'node:worker_threads'
import { TaskmeshError, type ErrorBody } from '@taskmesh/errors'
import { transferableSymbol, move, valueSymbol } from 'piscina'
import { MediaError } from '../errors.ts'
import { publicReasonOf } from '../publicReasonOf.ts'
import { WORKER_DECODERS, type WorkerDecoded, type WorkerDecoderKind } from './workerDecoders.ts'

/** What a worker is to do. */
export interface DecodeOrder {
  kind: WorkerDecoderKind
  bytes: Uint8Array
  path: string
}

/** What came of it. An error would lose its class on the way, so it travels as its body. */
export type DecodeOutcome = { decoded: WorkerDecoded[WorkerDecoderKind] } | { error: ErrorBody }

/** The memory of all arrays in a value; what a library's memory is cannot be moved, and is copied. */
function buffersIn(value: unknown): ArrayBufferLike[] {
  if (ArrayBuffer.isView(value)) return isMarkedAsUntransferable(value.buffer) ? [] : [value.buffer]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(buffersIn)
}

async function decode({ kind, bytes, path }: DecodeOrder): Promise<DecodeOutcome> {
  try {
    return { decoded: await WORKER_DECODERS[kind](bytes, path) }
  } catch (error) {
    if (error instanceof TaskmeshError) return { error: error.toJSON() }
    const reason = publicReasonOf(error).slice(0, 200)
    return { error: new MediaError(path, `expected whole ${kind} (${reason})`).toJSON() }
  }
}

/** Called by the pool, in a worker thread. */
export default async function decodeMoving(order: DecodeOrder): Promise<unknown> {
  const outcome = await decode(order)
  return move({ [transferableSymbol]: [...new Set(buffersIn(outcome))], [valueSymbol]: outcome })
}
