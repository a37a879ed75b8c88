import { TaskmeshError } from '@taskmesh/errors'
import pRetry from 'p-retry'
import { redactedReason } from '../errors/redactedReason.ts'
import { StorageError } from '../errors/storageErrors.ts'
import type { PutOptions } from './contentStorage.ts'

const BACKOFF_MS = 500

export interface UploadOptions {
  /** Uploads once and returns the URL. */
  upload: (bytes: Uint8Array, put: PutOptions, signal: AbortSignal) => Promise<string>
  /** How often a failure that may pass is tried again. */
  retries: number
  /** Milliseconds for all tries together. */
  timeoutMs: number
}

function toStorageError(error: unknown, timeoutMs: number): Error {
  if (error instanceof TaskmeshError) return error
  const isTimeout = error instanceof Error && error.name === 'TimeoutError'
  const reason = isTimeout ? `no answer within ${timeoutMs} ms` : redactedReason(error)
  return new StorageError(`The content could not be stored: ${reason}.`, {
    retryable: true,
    cause: error,
  })
}

/**
 * Uploads content, again when a failure may pass: after 0.5 s, 1 s, 2 s, … Content that is
 * addressed by itself can be stored twice without harm.
 *
 * @throws StorageError, what `upload` throws, or the reason of the caller's signal.
 */
export async function uploadWithRetries(
  content: string | Uint8Array,
  put: PutOptions,
  { upload, retries, timeoutMs }: UploadOptions,
): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const timeout = AbortSignal.timeout(timeoutMs)
  const signal = put.signal ? AbortSignal.any([put.signal, timeout]) : timeout
  try {
    return await pRetry(() => upload(bytes, put, signal), {
      retries,
      minTimeout: BACKOFF_MS,
      signal: put.signal,
      shouldRetry: ({ error }) =>
        error instanceof TaskmeshError && error.retryable && !signal.aborted,
    })
  } catch (error) {
    put.signal?.throwIfAborted()
    throw toStorageError(error, timeoutMs)
  }
}
