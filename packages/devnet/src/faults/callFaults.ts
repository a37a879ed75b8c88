import { isRecord } from '@taskmesh/errors'
import { atBlock, blockOf, STATE_METHODS } from './blockTags.ts'
import type { Fault, FaultKind } from './fault.ts'
import { askLagging } from './lag.ts'
import type { PendingPool, SpikeOptions } from './PendingPool.ts'
import { reorganize } from './reorg.ts'
import {
  headOf,
  refusal,
  toNumber,
  toQuantity,
  type Ask,
  type RpcAnswer,
  type RpcCall,
} from './rpc.ts'

/** What is behind a fault. */
export interface Behind {
  /** The node with the faults that come after this one. */
  ask: Ask
  /** The node alone. */
  node: Ask
  pool: PendingPool
}

const SEND = ['eth_sendRawTransaction'] as const
const LOGS = ['eth_getLogs'] as const
const NO_FUNDS = 'insufficient funds for gas * price + value'

async function refuseAfter(call: RpcCall, ask: Ask, message: string): Promise<RpcAnswer> {
  await ask(call)
  return refusal(message)
}

async function askTwice(call: RpcCall, ask: Ask): Promise<RpcAnswer> {
  await ask(call)
  return ask(call)
}

async function cappedLogs(call: RpcCall, ask: Ask, limit: number): Promise<RpcAnswer> {
  const { result, error } = await ask(call)
  return Array.isArray(result) ? { result: result.slice(0, limit) } : { result, error }
}

async function limitRange(
  call: RpcCall,
  { ask, node }: Behind,
  blocks: number,
): Promise<RpcAnswer> {
  const [filter] = call.params ?? []
  if (!isRecord(filter)) return ask(call)
  const head = await headOf(node)
  const from = toNumber(filter['fromBlock']) ?? head
  const to = toNumber(filter['toBlock']) ?? head
  if (to - from < blocks) return ask(call)
  return refusal(`eth_getLogs is limited to a ${blocks} block range`, -32_005)
}

async function withoutHistory(
  call: RpcCall,
  { ask, node }: Behind,
  blocks: number,
): Promise<RpcAnswer> {
  const block = blockOf(call)
  if (block === undefined || block > (await headOf(node)) - blocks) return ask(call)
  return refusal('missing trie node (path ) state is not available')
}

async function countBefore(call: RpcCall, { ask, node }: Behind, blocks: number) {
  return ask(atBlock(call, toQuantity((await headOf(node)) - blocks)))
}

async function lag(call: RpcCall, { ask, node }: Behind, blocks: number): Promise<RpcAnswer> {
  return askLagging(call, ask, Math.max(0, (await headOf(node)) - blocks))
}

async function spike(call: RpcCall, { ask, pool }: Behind, options: SpikeOptions) {
  await pool.spike(options)
  return ask(call)
}

/** The methods that a fault can be in; nothing for all. */
export const METHODS_OF: { readonly [Kind in FaultKind]?: readonly string[] } = {
  alreadyKnown: SEND,
  nonceTooLow: SEND,
  refusedAfterForwarding: SEND,
  refused: SEND,
  hiddenPool: ['txpool_content', 'txpool_contentFrom', 'txpool_inspect', 'txpool_status'],
  hedge: SEND,
  reorg: SEND,
  feeSpike: SEND,
  staleCount: ['eth_getTransactionCount'],
  emptyLogs: LOGS,
  cappedLogs: LOGS,
  rangeLimit: LOGS,
  nullReceipt: ['eth_getTransactionReceipt', 'eth_getBlockReceipts'],
  noHistory: STATE_METHODS,
}

/** Answers a call that has a fault. Faults of whole requests change no answer. */
export async function answerCall(fault: Fault, call: RpcCall, behind: Behind): Promise<RpcAnswer> {
  const { ask } = behind
  switch (fault.kind) {
    case 'alreadyKnown':
      return refuseAfter(call, ask, 'already known')
    case 'nonceTooLow':
      return refuseAfter(call, ask, 'nonce too low')
    case 'refusedAfterForwarding':
      return refuseAfter(call, ask, fault.message ?? NO_FUNDS)
    case 'refused':
      return refusal(fault.message ?? NO_FUNDS)
    case 'hiddenPool':
      return refusal(`the method ${call.method} does not exist`, -32_601)
    case 'hedge':
      return askTwice(call, ask)
    case 'staleCount':
      return countBefore(call, behind, fault.blocks ?? 2)
    case 'lag':
      return lag(call, behind, fault.blocks ?? 2)
    case 'emptyLogs':
      return { result: [] }
    case 'cappedLogs':
      return cappedLogs(call, ask, fault.limit ?? 1)
    case 'rangeLimit':
      return limitRange(call, behind, fault.blocks ?? 10)
    case 'nullReceipt':
      return { result: null }
    case 'noHistory':
      return withoutHistory(call, behind, fault.blocks ?? 1)
    case 'reorg':
      return reorganize(call, behind, { depth: fault.depth ?? 1, loses: fault.loses ?? false })
    case 'feeSpike':
      return spike(call, behind, { factor: fault.factor ?? 100, blockMs: fault.blockMs ?? 100 })
    default:
      return ask(call)
  }
}
