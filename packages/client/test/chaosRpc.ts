import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { numberToHex } from 'viem'
import * as z from 'zod/mini'

const callSchema = z.looseObject({
  id: z.unknown(),
  method: z.string(),
  params: z.optional(z.array(z.unknown())),
})
const bodySchema = z.union([callSchema, z.array(callSchema)])
const answerSchema = z.looseObject({ result: z.unknown() })

type Call = z.infer<typeof callSchema>
type Answer = { result: unknown } | { error: { code: number; message: string } }

/** What is wrong with the nodes behind the URL. Shares are of 1. */
export interface Chaos {
  /** How many requests go to a node that is behind. */
  lagShare?: number
  /** By how many blocks. */
  lagBlocks?: number
  /** How many transactions are passed on and the answer is lost. */
  lostShare?: number
  /** How many transactions are passed on and answered with one of `refusals`. */
  refusedShare?: number
  refusals?: readonly string[]
  /** Whether no node has logs. */
  hasNoLogs?: boolean
  /** Whether the nodes know the state of the latest block only. */
  hasNoHistory?: boolean
}

export interface ChaosRpc {
  url: string
  chaos: Chaos
  /** Called with each transaction, which is passed on once that is done. */
  onSending: () => Promise<void>
  /** Called when a transaction was passed on, before the answer. */
  onSent: () => void
  stop: () => Promise<void>
}

/** Mulberry32: the same numbers each run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const failure = (message: string): Answer => ({ error: { code: -32000, message } })

/** Where the parameters of a method name a block. */
const BLOCK_AT: Record<string, number> = {
  eth_call: 1,
  eth_getTransactionCount: 1,
  eth_getBalance: 1,
  eth_getBlockByNumber: 0,
}

/** An HTTP server in front of a node that behaves like several nodes which do not agree. */
export async function startChaosRpc(target: string, seed = 1): Promise<ChaosRpc> {
  const random = seeded(seed)
  const headers = { 'content-type': 'application/json' }

  async function ask(call: Call): Promise<Answer> {
    const body = JSON.stringify({ ...call, jsonrpc: '2.0' })
    const response = await fetch(target, { method: 'POST', headers, body })
    const answer: unknown = await response.json()
    if (typeof answer === 'object' && answer !== null && 'error' in answer) return answer as Answer
    return z.parse(answerSchema, answer)
  }

  async function headNumber(): Promise<bigint> {
    const answer = await ask({ id: 1, method: 'eth_blockNumber', params: [] })
    return 'result' in answer ? BigInt(String(answer.result)) : 0n
  }

  async function askBehind(call: Call, lag: bigint): Promise<Answer> {
    const head = await headNumber()
    const mine = head > lag ? head - lag : 0n
    const { method, params = [] } = call
    if (method === 'eth_blockNumber') return { result: numberToHex(mine) }
    if (method === 'eth_getTransactionReceipt' || method === 'eth_getTransactionByHash') {
      const answer = await ask(call)
      const block = JSON.stringify(answer).match(/"blockNumber":"(0x[0-9a-f]+)"/)?.[1]
      return block !== undefined && BigInt(block) > mine ? { result: null } : answer
    }
    if (method === 'eth_getLogs') {
      const range = z.parse(z.array(z.looseObject({ toBlock: z.string() })), params)
      // It says nothing of what it does not have.
      const known = range.map((one) =>
        BigInt(one.toBlock) > mine ? { ...one, toBlock: numberToHex(mine) } : one,
      )
      return ask({ ...call, params: known })
    }
    const place = BLOCK_AT[method]
    if (place === undefined) return ask(call)
    const block = String(params[place] ?? 'latest')
    if (block.startsWith('0x') && BigInt(block) > mine) return failure('header not found')
    const at = block.startsWith('0x') ? block : numberToHex(mine)
    return ask({ ...call, params: params.with(place, at) })
  }

  async function withoutHistory(call: Call): Promise<Answer> {
    const place = BLOCK_AT[call.method]
    const block = place === undefined ? undefined : String(call.params?.[place])
    const isPast = block?.startsWith('0x') === true && BigInt(block) < (await headNumber())
    return isPast && call.method !== 'eth_getBlockByNumber'
      ? failure('missing trie node')
      : ask(call)
  }

  async function send(call: Call): Promise<Answer | 'lost'> {
    const { lostShare = 0, refusedShare = 0, refusals = ['nonce too low'] } = rpc.chaos
    await rpc.onSending()
    const answer = await ask(call)
    rpc.onSent()
    const dice = random()
    if (dice < lostShare) return 'lost'
    if (dice >= lostShare + refusedShare) return answer
    return failure(refusals[Math.floor(random() * refusals.length)] ?? 'nonce too low')
  }

  async function answerTo(call: Call): Promise<Answer | 'lost'> {
    const { lagShare = 0, lagBlocks = 2, hasNoLogs, hasNoHistory } = rpc.chaos
    if (call.method === 'eth_sendRawTransaction') return send(call)
    if (call.method === 'eth_getLogs' && hasNoLogs) return { result: [] }
    if (random() < lagShare) return askBehind(call, BigInt(lagBlocks))
    return hasNoHistory ? withoutHistory(call) : ask(call)
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const parsed = z.parse(bodySchema, JSON.parse(Buffer.concat(chunks).toString()))
    const calls = Array.isArray(parsed) ? parsed : [parsed]
    const answers = []
    for (const call of calls) {
      const answer = await answerTo(call)
      if (answer === 'lost') {
        response.destroy()
        return
      }
      answers.push({ jsonrpc: '2.0', id: call.id, ...answer })
    }
    response.writeHead(200, headers)
    response.end(JSON.stringify(Array.isArray(parsed) ? answers : answers[0]))
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const rpc: ChaosRpc = {
    url: `http://127.0.0.1:${address.port}`,
    chaos: {},
    onSending: async () => undefined,
    onSent: () => undefined,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return rpc
}
