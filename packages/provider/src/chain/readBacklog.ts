import { RpcError, type TaskmeshClient } from '@taskmesh/client'
import { redactedReason } from '@taskmesh/client/signing'
import { sourceAbi } from '@taskmesh/contracts'
import { zeroAddress, type Address } from 'viem'
import { readContract } from 'viem/actions'
import { gatherReads } from './gatherReads.ts'

const PAGE = 100

/** A part of a source's tasks. */
export interface BacklogPage {
  addresses: Address[]
  /** Position after the last of them. */
  next: number
}

/**
 * Lists all tasks of a source from a position on, oldest first and page by page, however many there
 * are. Source: ABI of the Source; its range getter works from the first entry only, so each
 * is read by its position.
 *
 * @throws RpcError.
 */
export async function* readBacklog(
  client: TaskmeshClient,
  { source, from, signal }: { source: Address; from: number; signal: AbortSignal },
): AsyncGenerator<BacklogPage> {
  const gathering = gatherReads(client)
  const contract = { address: source, abi: sourceAbi } as const
  const fail = (error: unknown): never => {
    throw new RpcError('reading the tasks of a source', redactedReason(error), error)
  }
  const reading = readContract(client, { ...contract, functionName: 'getTaskCount' })
  const count = Number(await reading.catch(fail))
  for (let start = from; start < count; start += PAGE) {
    signal.throwIfAborted()
    const next = Math.min(count, start + PAGE)
    const positions = Array.from({ length: next - start }, (_, index) => BigInt(start + index))
    const reads = positions.map((position) =>
      readContract(gathering, { ...contract, functionName: 'tasks', args: [position] }),
    )
    const addresses = await Promise.all(reads).catch(fail)
    yield { addresses: addresses.filter((address) => address !== zeroAddress), next }
  }
}
