import { createClient, http } from 'viem'
import { getChainId } from 'viem/actions'
import { AnvilFailedError } from '../errors.ts'
import { httpUrl } from '../httpUrl.ts'
import type { SpawnedAnvil } from './spawnAnvil.ts'

const READY_MS = 20_000
const POLLING_INTERVAL_MS = 10

async function answers(url: string): Promise<boolean> {
  const client = createClient({ transport: http(url, { retryCount: 0, timeout: READY_MS }) })
  return getChainId(client).then(
    () => true,
    () => false,
  )
}

/**
 * Waits until anvil answers, and gives its port.
 *
 * @throws {@link AnvilFailedError} with what anvil printed, when it ends or does not answer, or what the
 * signal aborts with.
 */
export async function untilReady(
  anvil: SpawnedAnvil,
  { host, signal }: { host: string; signal?: AbortSignal | undefined },
): Promise<number> {
  const deadline = Date.now() + READY_MS
  while (Date.now() < deadline) {
    signal?.throwIfAborted()
    const failure = anvil.failure()
    if (failure !== undefined) throw failure
    const port = anvil.port()
    if (port !== undefined && (await answers(httpUrl(host, port)))) return port
    await new Promise((resolve) => setTimeout(resolve, POLLING_INTERVAL_MS))
  }
  throw new AnvilFailedError(`anvil did not answer within ${READY_MS / 1000} s.`, anvil.stderr())
}
