import { getChainId } from 'viem/actions'
import { WrongChainError } from '../errors/chainErrors.ts'
import type { TaskmeshClient } from './taskmeshClient.ts'

/** Transports whose node was asked. A client and what it was extended to have one in common. */
const checks = new WeakMap<object, Promise<void>>()

async function compare(client: TaskmeshClient): Promise<void> {
  const { chain } = client
  if (chain === undefined) return
  const connected = await getChainId(client)
  if (connected === chain.id) return
  throw new WrongChainError(chain.name, undefined, { expected: chain.id, connected })
}

/**
 * Refuses a client whose node is on another chain than the client's. The node is asked once for each
 * transport; a node that does not answer is not refused and asked again the next time.
 *
 * @throws WrongChainError.
 */
export async function checkChain(client: TaskmeshClient): Promise<void> {
  const check = checks.get(client.transport) ?? compare(client)
  checks.set(client.transport, check)
  try {
    await check
  } catch (error) {
    checks.delete(client.transport)
    // Whatever comes next reports that the node does not answer.
    if (error instanceof WrongChainError) throw error
  }
}
