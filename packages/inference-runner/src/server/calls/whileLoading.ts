import { setTimeout as delay } from 'node:timers/promises'
import type { Runner } from '../../runner/runner.ts'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import { ModelLoadingError } from '../core/errors.ts'

/** What is said while nothing is known of how fast a model loads, in seconds. */
const UNKNOWN_SECONDS = 20

function infoOf(runner: Runner, { id, task }: ModelInfo): ModelInfo | undefined {
  return runner.models().find((one) => one.id === id && one.task === task)
}

/** How long a model will go on loading, in seconds, by how fast its files were read so far. */
function estimate({ progress }: ModelInfo): number {
  const { loadedBytes = 0, totalBytes = 0, elapsedMs = 0 } = progress ?? {}
  if (loadedBytes === 0 || totalBytes <= loadedBytes) return UNKNOWN_SECONDS
  const seconds = (elapsedMs / 1000) * (totalBytes / loadedBytes - 1)
  return Math.max(1, Math.round(seconds * 10) / 10)
}

/**
 * Waits for a call, but not for its model to be loaded: that goes on when the call is given up.
 *
 * @param run - starts the call.
 * @param patienceMs - how long the loading is waited for; `Infinity` waits for all of it.
 * @throws {@link ModelLoadingError} when the model is still being loaded then; what the call throws.
 */
export async function whileLoading<Result>(
  { runner, model }: { runner: Runner; model: ModelInfo },
  run: (signal: AbortSignal | undefined) => Promise<Result>,
  patienceMs: number,
): Promise<Result> {
  if (patienceMs === Infinity || model.state === 'loaded') return run(undefined)
  const over = new AbortController()
  const running = run(over.signal)
  const answered = new AbortController()
  const patience = delay(patienceMs, 'over' as const, { signal: answered.signal })
  patience.catch(() => {})
  try {
    const first = await Promise.race([running.then(() => 'done' as const), patience])
    const now = infoOf(runner, model)
    if (first === 'over' && now?.state === 'loading') {
      running.catch(() => {})
      over.abort()
      throw new ModelLoadingError(model.id, estimate(now))
    }
    return await running
  } finally {
    answered.abort()
  }
}
