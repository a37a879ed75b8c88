import { RpcError, type TaskmeshClient } from '@taskmesh/client'
import { estimateMaxPriorityFeePerGas, getFeeHistory, getGasPrice } from 'viem/actions'

/** In two seconds a fee changes by less than what a policy leaves as a margin. */
const LEAST_MS = 2000

/** Reads what a unit of gas costs. */
export interface FeeReader {
  /**
   * What a unit of gas is expected to cost in the next block, in wei: its base fee and the usual tip.
   * It is read once for all that ask within a block.
   *
   * @throws RpcError.
   */
  read(): Promise<bigint>
}

/** The base fee of the next block, which the latest block decides. Source: EIP-1559. */
async function readNextBaseFee(client: TaskmeshClient): Promise<bigint | undefined> {
  const { baseFeePerGas } = await getFeeHistory(client, {
    blockCount: 1,
    blockTag: 'latest',
    rewardPercentiles: [],
  })
  return baseFeePerGas.at(-1)
}

async function readFee(client: TaskmeshClient): Promise<bigint> {
  const [baseFee, tip] = await Promise.all([
    readNextBaseFee(client).catch(() => undefined),
    estimateMaxPriorityFeePerGas(client, { chain: client.chain }).catch(() => undefined),
  ])
  if (baseFee !== undefined && tip !== undefined) return baseFee + tip
  try {
    return await getGasPrice(client)
  } catch (cause) {
    throw new RpcError('reading the fee', 'the node gives neither fees nor a gas price', cause)
  }
}

/**
 * Makes a reader of the fee.
 *
 * @param blockMs - how long a fee holds, in milliseconds. Default: the chain's block time, or the
 * client's polling interval where it is not known, at least two seconds.
 *
 * @example
 * ```ts
 * const fees = createFeeReader(client)
 * const feePerGas = await fees.read()
 * ```
 */
export function createFeeReader(client: TaskmeshClient, blockMs?: number): FeeReader {
  const holds = blockMs ?? Math.max(LEAST_MS, client.chain?.blockTime ?? client.pollingInterval)
  let readAt = Number.NEGATIVE_INFINITY
  let latest: Promise<bigint> | undefined
  return {
    read() {
      if (latest !== undefined && performance.now() - readAt < holds) return latest
      readAt = performance.now()
      const reading = readFee(client)
      latest = reading
      reading.catch(() => {
        if (latest === reading) latest = undefined
      })
      return reading
    },
  }
}
