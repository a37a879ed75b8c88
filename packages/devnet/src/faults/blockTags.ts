import { toNumber, type RpcCall } from './rpc.ts'

/** Where methods that read the state of a block have it among their parameters. */
const STATE_OF: Readonly<Record<string, number>> = {
  eth_call: 1,
  eth_createAccessList: 1,
  eth_estimateGas: 1,
  eth_getBalance: 1,
  eth_getCode: 1,
  eth_getProof: 2,
  eth_getStorageAt: 2,
  eth_getTransactionCount: 1,
  eth_simulateV1: 1,
}

/** Where methods that read a block have it among their parameters. */
const BLOCK_OF: Readonly<Record<string, number>> = {
  eth_feeHistory: 1,
  eth_getBlockByNumber: 0,
  eth_getBlockReceipts: 0,
  eth_getBlockTransactionCountByNumber: 0,
}

/** The methods that read the state of a block. */
export const STATE_METHODS: readonly string[] = Object.keys(STATE_OF)

function positionOf(method: string): number | undefined {
  return STATE_OF[method] ?? BLOCK_OF[method]
}

/** Whether a call reads a block, and not the state of one. */
export function readsBlock({ method }: RpcCall): boolean {
  return BLOCK_OF[method] !== undefined
}

/** The number of the block that a call asks for; nothing when it is a tag such as `latest`, or none. */
export function blockOf({ method, params = [] }: RpcCall): number | undefined {
  const position = positionOf(method)
  return position === undefined ? undefined : toNumber(params[position])
}

/** The same call of another block; of one that does not read a block, the call itself. */
export function atBlock(call: RpcCall, block: string): RpcCall {
  const position = positionOf(call.method)
  if (position === undefined) return call
  const params = [...(call.params ?? [])]
  params[position] = block
  return { ...call, params }
}
