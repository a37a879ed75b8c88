import { RpcError, type TaskmeshClient } from '@taskmesh/client'
import { redactedReason } from '@taskmesh/client/signing'
import { estimateMaxPriorityFeePerGas, getBlock, getGasPrice } from 'viem/actions'
import { nextBaseFeeOf } from './nextBaseFeeOf.ts'

/** How old what is known of the chain's head may be. */
const MAX_AGE_MS = 2000
/** The usual tip changes less and more slowly than the base fee. */
const MAX_TIP_AGE_MS = 15_000

/** What a transaction pays for gas, in wei. */
export type Fees =
  | { type: 'eip1559'; maxFeePerGas: bigint; maxPriorityFeePerGas: bigint }
  | { type: 'legacy'; gasPrice: bigint }

/** The latest block, read at most every two seconds however many tasks ask. */
export interface ChainHead {
  /**
   * The chain's time in seconds since 1970: that of its latest block and the time since that block
   * was seen. The clock of this machine does not matter.
   */
  now(): Promise<bigint>
  /** The latest base fee in wei; nothing where the chain has none. */
  baseFee(): Promise<bigint | null>
  /**
   * What a unit of gas is expected to cost in the next block, in wei: its base fee, which the latest block decides, and the
   * usual tip; the gas price where the chain has no base fee.
   *
   * @throws RpcError.
   */
  feePerGas(): Promise<bigint>
  /** Fees that hold for some blocks: room for twice the latest base fee. */
  fees(): Promise<Fees>
}

interface Head {
  timestamp: bigint
  baseFee: bigint | null
  nextBaseFee: bigint
  number: bigint
  /** When the block was first seen, by this process's own counter. */
  seenAt: number
}

/** Reads once, and again when that is too old. */
function cached<Value>(read: () => Promise<Value>, maxAgeMs: number): () => Promise<Value> {
  let value: Promise<Value> | undefined
  let readAt = 0
  return () => {
    if (value === undefined || performance.now() - readAt > maxAgeMs) {
      readAt = performance.now()
      value = read()
      value.catch(() => (value = undefined))
    }
    return value
  }
}

/** Reads the head of a client's chain. */
export function createChainHead(client: TaskmeshClient): ChainHead {
  let last: Head | undefined
  const head = cached(async (): Promise<Head> => {
    const block = await getBlock(client, { blockTag: 'latest' }).catch((error: unknown) => {
      throw new RpcError('reading the latest block', redactedReason(error), error)
    })
    if (last !== undefined && last.number >= block.number) return last
    const { timestamp, baseFeePerGas: baseFee, number, gasUsed, gasLimit } = block
    const nextBaseFee =
      baseFee === null ? 0n : nextBaseFeeOf({ baseFeePerGas: baseFee, gasUsed, gasLimit })
    last = { timestamp, baseFee, nextBaseFee, number, seenAt: performance.now() }
    return last
  }, MAX_AGE_MS)
  const failed = (error: unknown) => {
    throw new RpcError('reading the fee', redactedReason(error), error)
  }
  const tip = cached(() => estimateMaxPriorityFeePerGas(client).catch(failed), MAX_TIP_AGE_MS)
  const gasPrice = cached(() => getGasPrice(client).catch(failed), MAX_AGE_MS)
  return {
    async now() {
      const { timestamp, seenAt } = await head()
      return timestamp + BigInt(Math.floor((performance.now() - seenAt) / 1000))
    },
    async baseFee() {
      return (await head()).baseFee
    },
    async feePerGas() {
      const { baseFee, nextBaseFee } = await head()
      return baseFee === null ? gasPrice() : nextBaseFee + (await tip())
    },
    async fees() {
      const { baseFee } = await head()
      if (baseFee === null) return { type: 'legacy', gasPrice: await gasPrice() }
      const maxPriorityFeePerGas = await tip()
      const maxFeePerGas = baseFee * 2n + maxPriorityFeePerGas
      return { type: 'eip1559', maxFeePerGas, maxPriorityFeePerGas }
    },
  }
}
