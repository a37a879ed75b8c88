import { isRecord } from '@taskmesh/errors'
import { atBlock, blockOf, readsBlock } from './blockTags.ts'
import { refusal, toNumber, toQuantity, type Ask, type RpcAnswer, type RpcCall } from './rpc.ts'

const BY_HASH = new Set([
  'eth_getTransactionReceipt',
  'eth_getTransactionByHash',
  'eth_getRawTransactionByHash',
  'eth_getBlockByHash',
])

/** What only a node of now can answer: it is handed on. */
const SENDS = new Set(['eth_sendRawTransaction', 'eth_sendTransaction'])

function limitedTo(head: number, value: unknown): unknown {
  const number = toNumber(value)
  if (number !== undefined) return toQuantity(Math.min(number, head))
  return value === 'earliest' ? value : toQuantity(head)
}

/** Logs up to the block that the node has; it does not say that the range goes on. */
async function logsUpTo(head: number, call: RpcCall, ask: Ask): Promise<RpcAnswer> {
  const [filter] = call.params ?? []
  if (!isRecord(filter) || 'blockHash' in filter) return ask(call)
  if ((toNumber(filter['fromBlock']) ?? 0) > head) return { result: [] }
  const { fromBlock = 'latest', toBlock = 'latest', ...rest } = filter
  const range = { fromBlock: limitedTo(head, fromBlock), toBlock: limitedTo(head, toBlock) }
  return ask({ ...call, params: [{ ...rest, ...range }] })
}

/** Something of a block that the node has not got yet is not known to it. */
async function knownUpTo(head: number, call: RpcCall, ask: Ask): Promise<RpcAnswer> {
  const answer = await ask(call)
  if (!isRecord(answer.result)) return answer
  const block = toNumber(answer.result['blockNumber'] ?? answer.result['number'])
  return block === undefined || block > head ? { result: null } : answer
}

async function blockUpTo(head: number, call: RpcCall, ask: Ask): Promise<RpcAnswer> {
  const block = blockOf(call)
  if (block === undefined) return ask(atBlock(call, toQuantity(head)))
  if (block <= head) return ask(call)
  return readsBlock(call) ? { result: null } : refusal('header not found')
}

/** Answers a call as a node would that has the blocks up to `head`, and knows nothing that is pending. */
export async function askLagging(call: RpcCall, ask: Ask, head: number): Promise<RpcAnswer> {
  if (SENDS.has(call.method)) return ask(call)
  if (call.method === 'eth_blockNumber') return { result: toQuantity(head) }
  if (call.method === 'eth_getLogs') return logsUpTo(head, call, ask)
  if (BY_HASH.has(call.method)) return knownUpTo(head, call, ask)
  return atBlock(call, '') === call ? ask(call) : blockUpTo(head, call, ask)
}
