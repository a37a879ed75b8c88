import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { startContentStore } from '@taskmesh/devnet'
import { afterEach, expect, test } from 'vitest'
import { dataUrlStorage, fetchContent, ogpuStorage, readStored } from '../src/index.ts'
import { multipartFile } from '../src/storage/multipartFile.ts'

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

test('a file in a form is what a form’s own parser reads, whatever its name and bytes are', async () => {
  const names = ['taskConfig.json', 'a "b"\r\nx: y.json', 'für dich 🎉.bin']
  for (const name of names) {
    const content = new Uint8Array([0, 13, 10, 45, 45, 255, ...new TextEncoder().encode(name)])
    const { body, headers } = multipartFile(content, { name, contentType: 'image/png' })
    const form = await new Response(body.slice(), { headers }).formData()
    expect([...form.keys()]).toEqual(['file'])
    const file = form.get('file')
    if (!(file instanceof File)) throw new Error('It is no file.')
    expect([file.name, file.type]).toEqual([name, 'image/png'])
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(content)
  }
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

const HELLO = 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'
const HELLO_BASE16 = 'f01551220a948904f2f0f479b8f8197694b30184b0d2ed1c1cd2a1ec0fb85d299a192a447'

test.each([
  ['upper-case base16', `/ipfs/${HELLO_BASE16.toUpperCase()}`],
  ['percent-encoding', `/ipfs/%51${HELLO.slice(1)}`],
  ['doubled slashes', `//ipfs//${HELLO}`],
  ['capital letters', `/IPFS/${HELLO}/`],
])('changed content is refused when its URL is written with %s', async (_name, path) => {
  let content = 'hello world\n'
  const url = await serve((_request, response) => response.end(content))
  const storage = ogpuStorage({ url })
  expect(text(await storage.get(`${url}${path}`))).toBe(content)
  content = 'hello mallory\n'
  await expect(storage.get(`${url}${path}`)).rejects.toMatchObject({ code: 'CID_MISMATCH' })
})

test('content says whether it was verified, and what cannot be is refused on request', async () => {
  let asked = 0
  const url = await serve((_request, response) => {
    asked += 1
    response.end('hello world\n')
  })
  const options = { allowHosts: [new URL(url).host] }
  const storage = ogpuStorage({ url })
  for (const [path, isVerified] of [
    [`/ipfs/${HELLO}`, true],
    ['/a.json', false],
    [`/ipfs/${HELLO}/a.json`, false],
  ] as const) {
    expect((await fetchContent(`${url}${path}`, options)).isVerified).toBe(isVerified)
    expect((await readStored(storage, `${url}${path}`)).isVerified).toBe(isVerified)
    if (isVerified) await storage.get(`${url}${path}`, { requireVerified: true })
    else {
      const before = asked
      const reading = storage.get(`${url}${path}`, { requireVerified: true })
      await expect(reading).rejects.toMatchObject({ code: 'UNVERIFIED_CONTENT', retryable: false })
      expect(asked).toBe(before)
    }
  }
  expect(await readStored(storage, 'data:,a', { requireVerified: true })).toMatchObject({
    isVerified: true,
  })
  const careless = ogpuStorage({ url, verify: false })
  expect((await readStored(careless, `${url}/ipfs/${HELLO}`)).isVerified).toBe(false)
})

test('what a storage of one’s own gives is compared with its URL', async () => {
  const get = async () => new TextEncoder().encode('hello mallory\n')
  const own = { put: async () => '', get }
  const url = `https://gateway.example/ipfs/${HELLO}`
  await expect(readStored(own, url)).rejects.toMatchObject({ code: 'CID_MISMATCH' })
  expect((await readStored(own, 'https://files.example/1')).isVerified).toBe(false)
  await expect(
    readStored(own, 'https://files.example/1', { requireVerified: true }),
  ).rejects.toMatchObject({ code: 'UNVERIFIED_CONTENT' })
})

test.each([
  '<!DOCTYPE html><title>Too many requests</title>',
  '\n<html lang="en"><body>504 Gateway Time-out</body></html>',
  '<?xml version="1.0"?>\n<!-- made by a proxy -->\n<html xmlns="x">',
])('the page %j of a gateway, with status 200, is named as such', async (page) => {
  const url = await serve((_request, response) => response.end(page))
  await expect(ogpuStorage({ url }).get(`${url}/ipfs/${HELLO}`)).rejects.toMatchObject({
    code: 'GATEWAY_PAGE',
    retryable: true,
    message: expect.stringContaining('HTML page'),
  })
})

test('a page that was stored is content like any other', async () => {
  const storage = ogpuStorage({ url: (await startStore()).url })
  const url = await storage.put('<!doctype html>', { name: 'a.html', contentType: 'text/html' })
  expect(text(await storage.get(url))).toBe('<!doctype html>')
})
