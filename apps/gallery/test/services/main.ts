import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import {
  ogpuStorage,
  providerActions,
  sourceActions,
  taskActions,
  vaultActions,
} from '@taskmesh/client'
import { startDevnet, type Devnet } from '@taskmesh/devnet'
import { createIssue, InvalidRequestError } from '@taskmesh/tasks'
import { encodeOgpuResult } from '@taskmesh/tasks/dialects/ogpu'
import { createWalletClient, http, parseEther, type Hex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'

const TASK = 'text-classification'
const PAYMENT = parseEther('0.002')

function createActor(devnet: Devnet, privateKey: Hex) {
  const storage = ogpuStorage({ url: devnet.storageUrl })
  return createWalletClient({
    account: privateKeyToAccount(privateKey),
    chain: devnet.chain,
    transport: http(devnet.rpcUrl),
    pollingInterval: 100,
  })
    .extend(taskActions({ storage }))
    .extend(sourceActions({ storage }))
    .extend(providerActions())
    .extend(vaultActions())
}

type Actor = ReturnType<typeof createActor>

/** Answers each text with a score, and each text that says "odd" with something else. */
async function answerTasks(
  provider: Actor,
  devnet: Devnet,
  sources: readonly Hex[],
  signal: AbortSignal,
) {
  const storage = ogpuStorage({ url: devnet.storageUrl })
  const seen = new Set<Hex>()
  while (!signal.aborted) {
    const tasks = await Promise.all(sources.map((source) => provider.getTasksOfSource({ source })))
    for (const taskAddress of tasks.flat()) {
      if (seen.has(taskAddress)) continue
      seen.add(taskAddress)
      await provider.attempt({ taskAddress, payment: PAYMENT })
      const { inputs } = await provider.getTaskRequest({ taskAddress, task: TASK })
      const label = String(inputs).includes('odd') ? undefined : 'POSITIVE'
      const answer =
        label === undefined
          ? { result: [42] }
          : encodeOgpuResult(TASK, [{ label, score: 0.75 }], 'x', ['from the chain'])
      const data = await storage.put(JSON.stringify(answer), { name: 'response.json' })
      await provider.submitResponse({ taskAddress, data, payment: PAYMENT })
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function startChain(signal: AbortSignal) {
  const devnet = await startDevnet({ port: 0, storagePort: 0 })
  const [, first, second, third, fourth] = devnet.accounts
  if (!first || !second || !third || !fourth) throw new Error('The devnet has too few accounts.')
  const client = createActor(devnet, first.privateKey)
  const master = createActor(devnet, second.privateKey)
  const provider = createActor(devnet, third.privateKey)
  await master.announceProvider({ provider: provider.account.address, amount: parseEther('1') })
  await provider.announceMaster({ master: master.account.address })
  await client.deposit({ amount: parseEther('1') })
  const { source } = await client.publishSource({
    name: 'Test',
    task: TASK,
    model: 'test',
    minPayment: parseEther('0.001'),
  })
  await provider.register({ source })
  // Of an account that has deposited nothing, which a test's wallet has.
  const walletClient = createActor(devnet, fourth.privateKey)
  const { source: walletSource } = await walletClient.publishSource({
    name: 'Test with a wallet',
    task: TASK,
    model: 'test',
    minPayment: parseEther('0.001'),
  })
  await provider.register({ source: walletSource })
  const answering = answerTasks(provider, devnet, [source, walletSource], signal)
  const config = {
    rpcUrl: devnet.rpcUrl,
    chainId: devnet.chain.id,
    storageUrl: devnet.storageUrl,
    sources: { [TASK]: source },
    payment: String(PAYMENT),
    account: { address: client.account.address, privateKey: first.privateKey },
  }
  const wallet = { source: walletSource, address: walletClient.account.address }
  const stop = async () => {
    await answering
    await devnet.stop()
  }
  return { config, wallet, stop }
}

const REFUSED = new InvalidRequestError('translation', [
  createIssue({ path: 'inputs', code: 'custom', expected: 'another word', received: '"refuse"' }),
])

const NO_ENGINE = 'No engine of this runner runs robotics: no adapter is written yet.'

/** What `GET /v1/tasks` lists. */
const TASKS = [
  { id: 'translation', models: ['echo'], runnable: true },
  { id: 'summarization', models: [], runnable: false, reason: 'No model.', reasonCode: 'NO_MODEL' },
  { id: 'robotics', models: [], runnable: false, reason: NO_ENGINE, reasonCode: 'NO_ENGINE' },
]

function reply(body: string, request: IncomingMessage, response: ServerResponse) {
  response.setHeader('content-type', 'application/json')
  if (request.method === 'GET') return response.end(JSON.stringify({ tasks: TASKS }))
  const { inputs, parameters } = JSON.parse(body)
  if (inputs === 'refuse') return response.writeHead(422).end(JSON.stringify({ error: REFUSED }))
  if (inputs === 'garbage') return response.end('<html>')
  if (inputs === 'crash') return response.writeHead(500).end('oops')
  const received = JSON.stringify({ path: request.url, inputs, parameters })
  const answer = {
    output: request.url?.endsWith('/image-to-text')
      ? { generated_text: received }
      : { translation_text: received },
    model: 'echo',
    warnings: [],
    ms: 1,
  }
  return response.end(JSON.stringify(answer))
}

/** An HTTP server that speaks like a runner and sends back what it gets. */
async function startEcho() {
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', 'content-type')
    if (request.method === 'OPTIONS') return response.writeHead(204).end()
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    return request.on('end', () => reply(body, request, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.')
  return { url: `http://127.0.0.1:${address.port}`, stop: () => server.close() }
}

// Prints the configuration and the account of a wallet, runs until the standard input ends.
const stopping = new AbortController()
const [chain, echo] = await Promise.all([startChain(stopping.signal), startEcho()])
const config = { runnerUrl: echo.url, chain: chain.config }
process.stdout.write(`${JSON.stringify({ config, wallet: chain.wallet })}\n`)
await once(process.stdin.resume(), 'end')
stopping.abort()
echo.stop()
await chain.stop()
process.exit()
