import { isRecord } from '@taskmesh/errors'
import { headOf, toQuantity, type Ask, type RpcAnswer, type RpcCall } from './rpc.ts'

const LOOKS = 20
const LOOK_MS = 5

async function hashesIn(ask: Ask, block: number): Promise<unknown[]> {
  const { result } = await ask({
    method: 'eth_getBlockByNumber',
    params: [toQuantity(block), false],
  })
  const hashes = isRecord(result) ? result['transactions'] : undefined
  return Array.isArray(hashes) ? hashes : []
}

/** The signed transactions of the latest blocks, in their order. */
async function transactionsOf(ask: Ask, head: number, depth: number): Promise<unknown[]> {
  const raw: unknown[] = []
  for (let block = Math.max(1, head - depth + 1); block <= head; block += 1) {
    for (const hash of await hashesIn(ask, block)) {
      raw.push((await ask({ method: 'eth_getRawTransactionByHash', params: [hash] })).result)
    }
  }
  return raw
}

/** Waits until the node has mined a transaction, which it does a moment after it took it. */
async function mined(node: Ask, hash: unknown): Promise<void> {
  const call = { method: 'eth_getTransactionReceipt', params: [hash] }
  for (let look = 0; look < LOOKS && (await node(call)).result === null; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

/**
 * Hands a transaction to the node, then replaces the latest blocks by empty ones. Their transactions
 * go back to the pool and are mined again, unless they are to be lost.
 */
export async function reorganize(
  call: RpcCall,
  { ask, node }: { ask: Ask; node: Ask },
  options: { depth: number; loses: boolean },
): Promise<RpcAnswer> {
  const answer = await ask(call)
  if (answer.error !== undefined) return answer
  await mined(node, answer.result)
  const head = await headOf(node)
  const depth = Math.min(options.depth, head)
  if (depth < 1) return answer
  const transactions = options.loses ? [] : await transactionsOf(node, head, depth)
  await node({ method: 'anvil_reorg', params: [depth, []] })
  for (const raw of transactions) await node({ method: 'eth_sendRawTransaction', params: [raw] })
  return answer
}
