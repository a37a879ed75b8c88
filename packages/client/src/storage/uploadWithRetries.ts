import { TaskmeshError } from '@taskmesh/errors'
import { redactedReason } from '../errors/redactedReason.ts'
import { sleep } from '../scheduling/sleep.ts'
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
 * Uploads content, again when a failure may pass. Content that is addressed by itself can be
 * stored twice without harm.
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
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await upload(bytes, put, signal)
    } catch (error) {
      if (put.signal?.aborted) throw put.signal.reason
      const isWorthRetrying = error instanceof TaskmeshError && error.retryable
      if (attempt >= retries || signal.aborted || !isWorthRetrying) {
        throw toStorageError(error, timeoutMs)
      }
    }
    await sleep(BACKOFF_MS * 2 ** attempt, put.signal)
  }
}
