import { isRecord } from '@taskmesh/errors'
import {
  keccak256,
  parseTransaction,
  recoverTransactionAddress,
  type TransactionSerialized,
} from 'viem'
import { Miner } from './Miner.ts'
import { refusal, toNumber, toQuantity, type Ask, type RpcAnswer, type RpcCall } from './rpc.ts'

/** How the base fee rises. */
export interface SpikeOptions {
  /** How many times as high as before. */
  factor: number
  /** Milliseconds from block to block while it falls. */
  blockMs: number
}

interface Waiting {
  hash: string
  raw: string
  from: string
  nonce: number
  maxFeePerGas: bigint
}

const LOW_FEE = /max fee per gas less than block base fee/i
const MAX_BLOCKS = 1000

/** Of any of viem's types; what is none of them makes viem throw. */
function serializedOf(raw: string): TransactionSerialized {
  return raw as TransactionSerialized
}

async function waitingOf(raw: string): Promise<Waiting> {
  const serialized = serializedOf(raw)
  const { nonce = 0, maxFeePerGas, gasPrice } = parseTransaction(serialized)
  const from = await recoverTransactionAddress({ serializedTransaction: serialized })
  const hash = keccak256(serialized)
  return {
    hash,
    raw,
    from: from.toLowerCase(),
    nonce,
    maxFeePerGas: maxFeePerGas ?? gasPrice ?? 0n,
  }
}

/** A pending transaction as nodes describe it, as far as it is used. */
function describe({ hash, from, nonce, maxFeePerGas, raw }: Waiting) {
  const { to = null, value = 0n, data = '0x', gas = 0n } = parseTransaction(serializedOf(raw))
  const big = (amount: bigint) => `0x${amount.toString(16)}`
  return {
    hash,
    from,
    to,
    input: data,
    type: '0x2',
    blockHash: null,
    blockNumber: null,
    transactionIndex: null,
    nonce: toQuantity(nonce),
    value: big(value),
    gas: big(gas),
    maxFeePerGas: big(maxFeePerGas),
    maxPriorityFeePerGas: '0x0',
    gasPrice: big(maxFeePerGas),
    accessList: [],
    v: '0x0',
    r: '0x1',
    s: '0x1',
    yParity: '0x0',
  }
}

/**
 * Keeps transactions that pay less than the base fee, as the pools of nodes do where anvil refuses
 * them: they are seen as pending, can be replaced by one that pays a tenth more, and are mined when
 * the fee has fallen.
 */
export class PendingPool {
  readonly #node: Ask
  readonly #miner: Miner
  #waiting: Waiting[] = []
  #isOpen = false

  constructor(node: Ask) {
    this.#node = node
    this.#miner = new Miner(node)
  }

  /** Raises the base fee, and mines blocks in which it falls until it is as before and nothing waits. */
  async spike({ factor, blockMs }: SpikeOptions): Promise<void> {
    const usual = await this.#baseFee()
    const fee = BigInt(Math.ceil(Number(usual) * factor))
    const params = [`0x${fee.toString(16)}`]
    await this.#node({ method: 'anvil_setNextBlockBaseFeePerGas', params })
    await this.#node({ method: 'evm_mine' })
    if (this.#isOpen) return
    this.#isOpen = true
    let blocks = 0
    this.#miner.start(blockMs, async () => {
      await this.#retry()
      blocks += 1
      const isOver = this.#waiting.length === 0 && (await this.#baseFee()) <= usual
      if (isOver || blocks >= MAX_BLOCKS) this.#close()
    })
  }

  /** Answers a call: the node, and what waits here. */
  async ask(call: RpcCall): Promise<RpcAnswer> {
    if (!this.#isOpen) return this.#node(call)
    const [first, second] = call.params ?? []
    if (call.method === 'eth_sendRawTransaction' && typeof first === 'string') {
      return this.#send(call, first)
    }
    const answer = await this.#node(call)
    if (call.method === 'eth_getTransactionByHash') {
      const waiting = this.#waiting.find(({ hash }) => hash === first)
      return waiting && answer.result === null ? { result: describe(waiting) } : answer
    }
    if (call.method !== 'eth_getTransactionCount' || second !== 'pending') return answer
    return { result: this.#countAfter(String(first).toLowerCase(), answer.result) }
  }

  async stop(): Promise<void> {
    this.#close()
    await this.#miner.stop()
  }

  #close(): void {
    this.#isOpen = false
    this.#waiting = []
    void this.#miner.stop()
  }

  async #send(call: RpcCall, raw: string): Promise<RpcAnswer> {
    const next = await waitingOf(raw)
    const old = this.#waiting.find(({ from, nonce }) => from === next.from && nonce === next.nonce)
    if (old?.hash === next.hash) return refusal('already known')
    if (old !== undefined && next.maxFeePerGas * 10n < old.maxFeePerGas * 11n) {
      return refusal('replacement transaction underpriced')
    }
    const answer = await this.#node(call)
    const isLow = LOW_FEE.test(answer.error?.message ?? '')
    if (answer.error !== undefined && !isLow) return answer
    this.#waiting = this.#waiting.filter((waiting) => waiting !== old)
    if (!isLow) return answer
    this.#waiting.push(next)
    return { result: next.hash }
  }

  /** Hands on what waits, the lowest nonces first; what is refused for another reason is gone. */
  async #retry(): Promise<void> {
    for (const waiting of this.#waiting.toSorted((a, b) => a.nonce - b.nonce)) {
      const { error } = await this.#node({
        method: 'eth_sendRawTransaction',
        params: [waiting.raw],
      })
      if (LOW_FEE.test(error?.message ?? '')) continue
      this.#waiting = this.#waiting.filter((other) => other !== waiting)
    }
  }

  #countAfter(address: string, counted: unknown): unknown {
    let count = toNumber(counted)
    if (count === undefined) return counted
    const nonces = new Set(
      this.#waiting.filter(({ from }) => from === address).map(({ nonce }) => nonce),
    )
    while (nonces.has(count)) count += 1
    return toQuantity(count)
  }

  async #baseFee(): Promise<bigint> {
    const { result } = await this.#node({
      method: 'eth_getBlockByNumber',
      params: ['latest', false],
    })
    const fee = isRecord(result) ? result['baseFeePerGas'] : undefined
    return typeof fee === 'string' ? BigInt(fee) : 0n
  }
}
