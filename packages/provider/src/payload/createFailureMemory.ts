import type { ErrorCode, TaskmeshError } from '@taskmesh/errors'
import { PayloadFailedBeforeError } from './payloadErrors.ts'

/** What fails again with the same request and the same model, after gas was paid for it. */
const REPEATS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'ENGINE_CRASHED',
  'INFERENCE_FAILED',
  'MODEL_OUTPUT',
  'INVALID_OUTPUT',
])

const DEFAULT_MAX_ENTRIES = 10_000

/** A request that a model has failed on. */
export interface FailedPayload {
  model: string
  /** The `hash` of the payload. */
  hash: string
  reason: string
}

/** Remembers on which requests a model has failed, so that none is fed to it again. */
export interface FailureMemory {
  /** Remembers a failure of a run, if it would repeat itself. Returns whether it would. */
  add(model: string, hash: string, error: TaskmeshError): boolean
  /** @throws {@link PayloadFailedBeforeError}. */
  throwIfFailed(model: string, hash: string): void
}

/**
 * Makes a memory of failed requests. The oldest are forgotten first.
 *
 * @param known - what earlier processes have seen, the oldest first.
 * @param maxEntries - how many to remember. Default 10 000.
 *
 * @example
 * ```ts
 * const failures = createFailureMemory(await store.listFailedPayloads())
 * failures.throwIfFailed('acme/en-fr', hash)
 * ```
 */
export function createFailureMemory(
  known: readonly FailedPayload[] = [],
  maxEntries: number = DEFAULT_MAX_ENTRIES,
): FailureMemory {
  const reasons = new Map<string, string>()
  const keyOf = (model: string, hash: string) => `${model}\n${hash}`

  function remember({ model, hash, reason }: FailedPayload): void {
    reasons.set(keyOf(model, hash), reason)
    const [oldest] = reasons.keys()
    if (reasons.size > maxEntries && oldest !== undefined) reasons.delete(oldest)
  }

  for (const failed of known) remember(failed)
  return {
    add(model, hash, { code, shortMessage }) {
      if (REPEATS.has(code)) remember({ model, hash, reason: shortMessage })
      return REPEATS.has(code)
    },
    throwIfFailed(model, hash) {
      const reason = reasons.get(keyOf(model, hash))
      if (reason !== undefined) throw new PayloadFailedBeforeError(model, reason)
    },
  }
}
