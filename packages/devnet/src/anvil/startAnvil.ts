import { AnvilFailedError } from '../errors.ts'
import { spawnAnvil, type SpawnAnvilOptions } from './spawnAnvil.ts'
import { untilReady } from './untilReady.ts'

export interface StartAnvilOptions extends SpawnAnvilOptions {
  /** Ends the start. */
  signal?: AbortSignal | undefined
}

/** A chain that answers. */
export interface AnvilProcess {
  port: number
  /** Resolves when the process has ended, for whatever reason. */
  ended: Promise<void>
  stop(): Promise<void>
}

/**
 * Runs anvil until `stop`, and returns when it answers. A port that is taken is replaced by a
 * free one.
 *
 * @throws {@link AnvilFailedError} with what anvil printed, when it ends or does not answer.
 */
export async function startAnvil(options: StartAnvilOptions): Promise<AnvilProcess> {
  try {
    return await runAnvil(options)
  } catch (error) {
    if (options.port === 0 || !isAddressInUse(error)) throw error
    return runAnvil({ ...options, port: 0 })
  }
}

async function runAnvil(options: StartAnvilOptions): Promise<AnvilProcess> {
  options.signal?.throwIfAborted()
  const anvil = spawnAnvil(options)
  try {
    const port = await untilReady(anvil, options)
    return { port, ended: anvil.ended, stop: anvil.stop }
  } catch (error) {
    await anvil.stop()
    throw error
  }
}

function isAddressInUse(error: unknown): boolean {
  return (
    error instanceof AnvilFailedError &&
    /address already in use|os error (98|48|10048)\b/i.test(error.stderr)
  )
}
