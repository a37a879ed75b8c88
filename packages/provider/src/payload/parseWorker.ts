/**
 * What the worker thread of `parsePayload` runs: checks a payload's limits, parses it and checks it with
 * the task's schema.
 */
import { createHash } from 'node:crypto'
import type { MessagePort } from 'node:worker_threads'
import { TaskmeshError, type ErrorBody } from '@taskmesh/errors'
import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import { decodeOgpuRequest } from '@taskmesh/tasks/dialects/ogpu'
import { checkJsonLimits } from './checkJsonLimits.ts'
import { PayloadNotJsonError } from './payloadErrors.ts'
import type { PayloadLimits } from './payloadLimits.ts'

/** What the worker is to do. */
export interface ParseOrder {
  task: TaskId
  bytes: Uint8Array
  limits: PayloadLimits
  /** Is told when it begins. */
  begun: MessagePort
}

/** A request, and what is known of the bytes that it came in. */
export interface ParsedPayload {
  request: TaskRequest
  /** SHA-256 of the request as it was understood: spaces and further keys make no difference. */
  hash: string
  /** Bytes of the payload. */
  size: number
}

/** What came of it. An error would lose its class on the way, so it travels as its body. */
export type ParseOutcome = { parsed: ParsedPayload } | { error: ErrorBody }

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch (cause) {
    throw new PayloadNotJsonError(cause)
  }
}

function parse({ task, bytes, limits }: ParseOrder): ParsedPayload {
  checkJsonLimits(bytes, limits)
  const request = decodeOgpuRequest(task, parseJson(bytes))
  const hash = createHash('sha256')
    .update(`${task}\n${JSON.stringify(request)}`)
    .digest('hex')
  return { request, hash, size: bytes.length }
}

function encodeError(error: unknown): ErrorBody {
  if (error instanceof TaskmeshError) return error.toJSON()
  return new PayloadNotJsonError().toJSON()
}

/** Called by the pool, in a worker thread. */
export default function parseOrder(order: ParseOrder): ParseOutcome {
  order.begun.postMessage(true, [])
  try {
    return { parsed: parse(order) }
  } catch (error) {
    return { error: encodeError(error) }
  } finally {
    order.begun.close()
  }
}
