import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { computeCid } from '@taskmesh/content'
import { parseEther } from 'viem'
import { afterEach, expect, test } from 'vitest'
import { kuboStorage, taskActions } from '../src/index.ts'
import { startActors } from './devnetClients.ts'

interface Node {
  url: string
  pins: Map<string, Uint8Array>
  /** The queries that `add` was asked with. */
  queries: URLSearchParams[]
  answer: ((response: ServerResponse) => void) | undefined
}

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/**
 * The part of a Kubo node that is used: `POST /api/v0/add` of the RPC and `GET /ipfs/<cid>` of the
 * gateway, with real identifiers. Source: Kubo RPC reference.
 */
async function startNode(): Promise<Node> {
  const node: Node = { url: '', pins: new Map(), queries: [], answer: undefined }
  async function add(request: IncomingMessage, response: ServerResponse, query: URLSearchParams) {
    const headers = { 'content-type': request.headers['content-type'] ?? '' }
    const body = new Uint8Array(await bytesOf(request))
    const file = (await new Response(body, { headers }).formData()).get('file')
    if (!(file instanceof File))
      return response.writeHead(400).end("file argument 'path' is required")
    const bytes = new Uint8Array(await file.arrayBuffer())
    const cid = await computeCid(bytes)
    node.queries.push(query)
    if (query.get('pin') === 'true') node.pins.set(cid, bytes)
    if (node.answer) return node.answer(response)
    response.writeHead(200, { 'content-type': 'application/json' })
    return response.end(
      `${JSON.stringify({ Name: file.name, Hash: cid, Size: `${bytes.length}` })}\n`,
    )
  }
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://node')
    if (pathname.startsWith('/ipfs/')) {
      const found = node.pins.get(pathname.slice('/ipfs/'.length))
      response.writeHead(found ? 200 : 404).end(found)
    } else if (pathname !== '/api/v0/add') {
      response.writeHead(404).end()
    } else if (request.method !== 'POST') {
      // Kubo takes commands by POST alone.
      response.writeHead(405).end()
    } else {
      void add(request, response, searchParams)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => new Promise((resolve) => server.close(resolve)))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  node.url = `http://127.0.0.1:${address.port}`
  return node
}

const put = { name: 'taskConfig.json' }
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

test('content is added, pinned and read again under its identifier', async () => {
  const { url, pins, queries } = await startNode()
  const storage = kuboStorage({ url, gatewayUrl: url })
  const link = await storage.put('hello world\n', put)
  expect(link).toBe(`${url}/ipfs/QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o`)
  expect(text(await storage.get(link))).toBe('hello world\n')
  expect(pins.size).toBe(1)
  expect(Object.fromEntries(queries[0] ?? [])).toMatchObject({ 'cid-version': '0', pin: 'true' })
  const large = new Uint8Array(600_000).map((_, index) => index % 253)
  expect(await storage.get(await storage.put(large, put))).toEqual(large)
})

test('the address is that of the gateway which others reach', async () => {
  const { url } = await startNode()
  expect(await kuboStorage({ url: `${url}/` }).put('hello world\n', put)).toBe(
    'https://ipfs.io/ipfs/QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o',
  )
})

test('a node that stored something else is not believed', async () => {
  const node = await startNode()
  node.answer = (response) =>
    response.end('{"Hash":"QmPZ9gcCEpqKTo6aq61g2nXGUhM4iCL3ewB6LDXZCtioEB"}\n')
  const storing = kuboStorage({ url: node.url, retries: 0 }).put('x', put)
  await expect(storing).rejects.toMatchObject({ code: 'STORAGE_FAILED', retryable: false })
})

test.each(['', 'not JSON', '{"Message":"no space","Code":0}'])(
  'the answer %j has no identifier',
  async (answer) => {
    const node = await startNode()
    node.answer = (response) => response.end(answer)
    const storing = kuboStorage({ url: node.url, retries: 0 }).put('x', put)
    await expect(storing).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
  },
)

test('a node that fails once is asked again, and its refusal is not repeated', async () => {
  const node = await startNode()
  let asked = 0
  node.answer = (response) => {
    asked += 1
    node.answer = undefined
    response.writeHead(500).end()
  }
  await kuboStorage({ url: node.url }).put('x', put)
  expect(asked).toBe(1)
  node.answer = (response) => {
    asked += 1
    response.writeHead(403).end()
  }
  await expect(kuboStorage({ url: node.url }).put('y', put)).rejects.toMatchObject({
    code: 'FETCH_FAILED',
  })
  expect(asked).toBe(2)
})

test('a gateway that lies is found out', async () => {
  const { url, pins } = await startNode()
  const storage = kuboStorage({ url, gatewayUrl: url })
  const link = await storage.put('hello world\n', put)
  for (const cid of pins.keys()) pins.set(cid, new TextEncoder().encode('hello mallory\n'))
  await expect(storage.get(link)).rejects.toMatchObject({ code: 'CID_MISMATCH' })
})

test('a task is published through it', async () => {
  const { url } = await startNode()
  const actors = await startActors()
  cleanups.push(() => actors.devnet.stop())
  const storage = kuboStorage({ url, gatewayUrl: url })
  const client = actors.client.extend(taskActions({ storage }))
  await actors.client.deposit({ amount: parseEther('1') })
  const about = { name: 'x', task: 'translation', minPayment: 1n } as const
  const { source } = await actors.client.publishSource(about)
  const call = { task: 'translation', inputs: 'Hello', payment: 1n, expiresIn: 600 } as const
  const { taskAddress } = await client.publishTask({ ...call, source })
  expect(await client.getTaskRequest({ taskAddress, task: 'translation' })).toMatchObject({
    inputs: 'Hello',
  })
})
