import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { startContentStore } from '@taskmesh/devnet'
import { afterEach, expect, test } from 'vitest'
import { dataUrlStorage, ogpuStorage } from '../src/index.ts'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()))
})

/** A service that answers as the function says. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(request, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanups.push(() => new Promise((resolve) => server.close(resolve)))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return `http://127.0.0.1:${address.port}`
}

async function startStore() {
  const store = await startContentStore({ port: 0 })
  cleanups.push(() => store.stop())
  return store
}

const put = { name: 'taskConfig.json' }
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

test('what is put is read again, and its URL has its content identifier', async () => {
  const storage = ogpuStorage({ url: (await startStore()).url })
  const url = await storage.put('hello world\n', put)
  expect(url).toMatch(/\/ipfs\/QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o$/)
  expect(text(await storage.get(url))).toBe('hello world\n')
})

test('content of several blocks keeps its identifier', async () => {
  const storage = ogpuStorage({ url: (await startStore()).url })
  const bytes = new Uint8Array(700_000).map((_, index) => index % 251)
  const url = await storage.put(bytes, put)
  expect(await storage.get(url)).toEqual(bytes)
})

test('an address that is not public is read only from hosts that were named', async () => {
  const { url } = await startStore()
  const link = await ogpuStorage({ url }).put('x', put)
  await expect(ogpuStorage().get(link)).rejects.toMatchObject({ code: 'UNSAFE_ADDRESS' })
  const named = ogpuStorage({ gatewayHosts: [new URL(url).host] })
  expect(text(await named.get(link))).toBe('x')
})

test('content that a gateway changed is refused', async () => {
  const url = await serve((_request, response) => response.end('hello mallory\n'))
  const link = `${url}/ipfs/QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o`
  await expect(ogpuStorage({ url }).get(link)).rejects.toMatchObject({ code: 'CID_MISMATCH' })
  expect(text(await ogpuStorage({ url, verify: false }).get(link))).toBe('hello mallory\n')
})

test('a service that gives the link of other content is not believed', async () => {
  const link = 'https://cipfs.example/ipfs/QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'
  const url = await serve((_request, response) => response.end(JSON.stringify({ link })))
  const storage = ogpuStorage({ url, retries: 0 })
  await expect(storage.put('something else', put)).rejects.toMatchObject({ code: 'CID_MISMATCH' })
  expect(await storage.put('hello world\n', put)).toBe(link)
})

test('a service that fails is asked again, a bounded number of times', async () => {
  let asked = 0
  const url = await serve((_request, response) => {
    asked += 1
    response.statusCode = 503
    response.end()
  })
  const failing = ogpuStorage({ url, retries: 1 }).put('x', put)
  await expect(failing).rejects.toMatchObject({ code: 'FETCH_FAILED', retryable: true })
  expect(asked).toBe(2)
})

test('a refusal of the service is not repeated', async () => {
  let asked = 0
  const url = await serve((_request, response) => {
    asked += 1
    response.statusCode = 413
    response.end()
  })
  await expect(ogpuStorage({ url }).put('x', put)).rejects.toMatchObject({ retryable: false })
  expect(asked).toBe(1)
})

test('a service that fails once and then works has stored the content', async () => {
  let asked = 0
  const link = 'https://cipfs.example/ipfs/QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'
  const url = await serve((_request, response) => {
    asked += 1
    if (asked === 1) response.statusCode = 502
    response.end(JSON.stringify({ link }))
  })
  expect(await ogpuStorage({ url }).put('hello world\n', put)).toBe(link)
})

test.each(['{}', 'not JSON', '{"link":42}', '{"link":"no url"}'])(
  'the answer %s has no link',
  async (answer) => {
    const url = await serve((_request, response) => response.end(answer))
    const storing = ogpuStorage({ url, retries: 0 }).put('x', put)
    await expect(storing).rejects.toMatchObject({ code: 'STORAGE_FAILED' })
  },
)

test('a service that never answers costs no more than the time that was given', async () => {
  const url = await serve(() => undefined)
  // With that time for each try, it would take longer than this test may.
  const storing = ogpuStorage({ url, timeoutMs: 400, retries: 20 }).put('x', put)
  await expect(storing).rejects.toMatchObject({ retryable: true })
})

test('an upload ends when its signal aborts', async () => {
  const url = await serve(() => undefined)
  const signal = AbortSignal.timeout(50)
  const storing = ogpuStorage({ url }).put('x', { ...put, signal })
  await expect(storing).rejects.toMatchObject({ name: 'TimeoutError' })
})

test('an upload that waits for its next try ends when its signal aborts', async () => {
  const controller = new AbortController()
  let asked = 0
  const url = await serve((_request, response) => {
    asked += 1
    response.statusCode = 503
    response.end(() => setTimeout(() => controller.abort(new Error('enough')), 50))
  })
  const { signal } = controller
  const storing = ogpuStorage({ url, retries: 20 }).put('x', { ...put, signal })
  await expect(storing).rejects.toThrow('enough')
  expect(asked).toBe(1)
})

test('small content can be its own URL', async () => {
  const storage = dataUrlStorage({ maxBytes: 100 })
  const url = await storage.put('{"ä":"€"}', put)
  expect(url).toMatch(/^data:application\/json;base64,/)
  expect(text(await storage.get(url))).toBe('{"ä":"€"}')
  await expect(storage.put('x'.repeat(101), put)).rejects.toMatchObject({
    code: 'CONTENT_TOO_LONG',
  })
})
