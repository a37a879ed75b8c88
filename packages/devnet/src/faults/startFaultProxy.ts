import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import * as z from 'zod/mini'
import { httpUrl } from '../httpUrl.ts'
import { answerCall, type Behind } from './callFaults.ts'
import { faultKinds, type Fault, type FaultKind } from './fault.ts'
import { FaultPlan, isIn, parseFaults } from './FaultPlan.ts'
import { spoilExchange, type Exchange } from './httpFaults.ts'
import { Miner } from './Miner.ts'
import { PendingPool } from './PendingPool.ts'
import { askNode, requestSchema, type Ask, type RpcAnswer, type RpcCall } from './rpc.ts'

/** Options of {@link startFaultProxy}. */
export interface StartFaultProxyOptions {
  /** URL of the node: JSON-RPC over HTTP. Some faults need anvil. */
  rpcUrl: string
  /** What decides which requests are spoiled. @default 1 */
  seed?: number | undefined
  /** How requests are spoiled; the first listed is the outermost. @default none */
  faults?: readonly Fault[] | undefined
  /** Port to listen on. @default a free one */
  port?: number | undefined
  /** Called when a request is spoiled. */
  onFault?: ((fault: Fault, methods: readonly string[]) => void) | undefined
}

/** A node that fails as it was told to. */
export interface FaultProxy extends AsyncDisposable {
  /** URL to give to clients. */
  url: string
  /** HTTP requests that came. */
  readonly requests: number
  /** How many requests each kind of fault was in. */
  readonly counts: Readonly<Record<FaultKind, number>>
  /** Replaces the faults, for the requests that come from now on. The counts go on. */
  setFaults(faults: readonly Fault[]): Promise<void>
  /** Ends the proxy and open requests. The chain is as before: automatic mining, if that was on. */
  stop(): Promise<void>
}

const MAX_BYTES = 32 * 1024 * 1024
const DEFAULT_BLOCK_MS = 12_000
const PARSE_ERROR =
  '{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"expected a JSON-RPC request"}}'

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > MAX_BYTES) throw new Error('The request is too large.')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString()
}

function callsOf(body: string): RpcCall | RpcCall[] | undefined {
  try {
    return z.parse(requestSchema, JSON.parse(body))
  } catch {
    return undefined
  }
}

/** Puts the faults before what answers, the first one outermost. */
function withFaults(faults: readonly Fault[], behind: Behind): Ask {
  return faults.reduceRight<Ask>(
    (ask, fault) => (call) =>
      isIn(fault, call.method) ? answerCall(fault, call, { ...behind, ask }) : ask(call),
    behind.ask,
  )
}

async function answerAll(calls: readonly RpcCall[], ask: Ask) {
  const answers: ({ jsonrpc: '2.0'; id: RpcCall['id'] } & RpcAnswer)[] = []
  // One after the other, as the order of transactions matters.
  for (const call of calls) answers.push({ jsonrpc: '2.0', id: call.id, ...(await ask(call)) })
  return answers
}

/**
 * Starts an HTTP server in front of a node that fails on demand: lost answers, limits, lagging and
 * lying nodes, reorganisations. What is spoiled depends on the seed and on the requests only.
 *
 * A batch is spoiled as a whole, as one node answers it.
 *
 * @throws InvalidFaultError when a fault is not one of those described.
 *
 * @example
 * ```ts
 * await using proxy = await startFaultProxy({
 *   rpcUrl: devnet.rpcUrl,
 *   seed: 7,
 *   faults: [
 *     { kind: 'dropAfterForwarding', share: 0.2, methods: ['eth_sendRawTransaction'] },
 *     { kind: 'lag', share: 0.5, blocks: 2 },
 *   ],
 * })
 * const client = createPublicClient({ chain: devnet.chain, transport: http(proxy.url) })
 * ```
 */
export async function startFaultProxy(options: StartFaultProxyOptions): Promise<FaultProxy> {
  const { rpcUrl, seed = 1, port = 0, onFault } = options
  const node = askNode(rpcUrl)
  const pool = new PendingPool(node)
  const miner = new Miner(node)
  // Of all kinds, which `fromEntries` does not show.
  const counts = Object.fromEntries(faultKinds.map((kind) => [kind, 0])) as Record<
    FaultKind,
    number
  >
  let plan = new FaultPlan([], seed)
  let isSlow = false
  let requests = 0

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = callsOf(await bodyOf(request))
    requests += 1
    if (body === undefined) {
      response.writeHead(400, { 'content-type': 'application/json' }).end(PARSE_ERROR)
      return
    }
    const calls = Array.isArray(body) ? body : [body]
    const faults = plan.drawFor(calls.map(({ method }) => method))
    for (const fault of faults) {
      counts[fault.kind] += 1
      onFault?.(
        fault,
        calls.map(({ method }) => method),
      )
    }
    const ask = withFaults(faults, { node, pool, ask: (call) => pool.ask(call) })
    const forward = async () => {
      const answers = await answerAll(calls, ask)
      return JSON.stringify(Array.isArray(body) ? answers : answers[0])
    }
    await answer({ response, forward }, faults)
  }

  async function mineAsTold(faults: readonly Fault[]): Promise<void> {
    const slow = faults.find((fault) => fault.kind === 'slowBlocks')
    if (slow === undefined && !isSlow) return
    await miner.stop()
    await node({ method: 'evm_setAutomine', params: [slow === undefined] })
    isSlow = slow !== undefined
    if (slow !== undefined) return miner.start(slow.ms ?? DEFAULT_BLOCK_MS)
    // What waits for a block would wait for the next transaction.
    await node({ method: 'evm_mine' })
  }

  async function setFaults(faults: readonly Fault[]): Promise<void> {
    const parsed = parseFaults(faults)
    plan = new FaultPlan(parsed, seed)
    await mineAsTold(parsed)
  }

  const server = createServer((request, response) => {
    // Without an answer of the node there is none here.
    handle(request, response).catch(() => response.destroy())
  })
  await setFaults(options.faults ?? [])
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const stop = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await pool.stop()
    await mineAsTold([]).catch(() => undefined)
  }
  return {
    url: httpUrl(
      '127.0.0.1',
      typeof address === 'object' && address !== null ? address.port : port,
    ),
    counts,
    get requests() {
      return requests
    },
    setFaults,
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

async function answer(exchange: Exchange, faults: readonly Fault[]): Promise<void> {
  for (const fault of faults) {
    if ((await spoilExchange(fault, exchange)) === 'answered') return
  }
  const text = await exchange.forward()
  exchange.response.writeHead(200, { 'content-type': 'application/json' }).end(text)
}
