import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { parseEther } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkMedia } from '../src/index.ts'
import { startActors, type Actors } from './devnetClients.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const WAV = Buffer.from('524946462400000057415645666d7420', 'hex')

type Answer = (response: ServerResponse, request: IncomingMessage) => void
const ANSWERS: Record<string, Answer> = {
  '/cat.png': (response) => response.end(PNG),
  '/cat': (response) => response.setHeader('content-type', 'text/plain').end(PNG),
  '/sound.wav': (response) => response.end(WAV),
  '/gone.png': (response) => response.writeHead(404).end(),
  '/busy.png': (response) => response.writeHead(503).end(),
  '/page.png': (response) => response.setHeader('content-type', 'text/html').end('<html>'),
  '/text.png': (response) => response.end('no picture'),
  '/huge.png': (response) =>
    response.writeHead(200, { 'content-length': String(2 ** 40) }).write(PNG),
  '/silent.png': () => undefined,
  '/moved.png': (response) => response.writeHead(302, { location: '/cat.png' }).end(),
  '/inward.png': (response) =>
    response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
  '/endless.png': (response) => {
    response.write(PNG)
    const timer = setInterval(() => response.write(Buffer.alloc(65_536)), 1)
    response.on('close', () => {
      clearInterval(timer)
      endlessEnded = true
    })
  },
}
let endlessEnded = false
let asked = 0
const server = createServer((request, response) => {
  asked += 1
  const answer = ANSWERS[request.url ?? '']
  if (answer === undefined) response.writeHead(404).end()
  else answer(response, request)
})
let host: string
let actors: Actors

beforeAll(async () => {
  actors = await startActors()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  host = `127.0.0.1:${address.port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await actors.devnet.stop()
})

const check = (path: string, options = {}) =>
  checkMedia(
    'image-classification',
    { inputs: `http://${host}${path}` },
    { allowHosts: [host], ...options },
  )

test.each(['/cat.png', '/cat', '/moved.png', '/endless.png'])('%s is a picture', async (path) => {
  await check(path)
})

test('no more of a file is read than it takes', async () => {
  await check('/endless.png')
  await expect.poll(() => endlessEnded).toBe(true)
})

test.each([
  ['/gone.png', /404/],
  ['/busy.png', /503/],
  ['/page.png', /an HTML page/],
  ['/text.png', /another kind/],
  ['/sound.wav', /audio/],
  ['/huge.png', /larger than/],
  ['/inward.png', /not a public address/],
  ['/silent.png', /within 200 ms/],
])('%s is refused, with its path and why', async (path, reason) => {
  await expect(check(path, { timeoutMs: 200 })).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
    path: 'inputs',
    message: expect.stringMatching(reason),
  })
})

test.each(['http://127.0.0.1:1/a.png', 'http://169.254.169.254/a.png', 'http://[::1]/a.png'])(
  'the private address %s is not reached',
  async (inputs) => {
    await expect(checkMedia('image-classification', { inputs })).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      message: expect.stringContaining('not a public address'),
    })
  },
)

test('of a batch each file at fault is named', async () => {
  const url = (path: string) => `http://${host}${path}`
  const request = { inputs: [url('/cat.png'), url('/gone.png'), url('/sound.wav')] }
  const checking = checkMedia('image-classification', request, { allowHosts: [host] })
  await expect(checking).rejects.toMatchObject({
    issues: [{ path: 'inputs[1]' }, { path: 'inputs[2]' }],
  })
})

test('a file in the request itself is checked too, without a fetch', async () => {
  const before = asked
  await checkMedia('image-classification', {
    inputs: `data:image/png;base64,${PNG.toString('base64')}`,
  })
  const sound = { inputs: `data:image/png;base64,${WAV.toString('base64')}` }
  await expect(checkMedia('image-classification', sound)).rejects.toThrow(/audio/)
  await checkMedia('text-classification', { inputs: 'http://127.0.0.1/' })
  expect(asked).toBe(before)
})

test('an abort ends the check with its reason', async () => {
  const signal = AbortSignal.timeout(50)
  await expect(check('/silent.png', { signal })).rejects.toMatchObject({ name: 'TimeoutError' })
})

test('publishTask pays for nothing that is not there, when it is to check', async () => {
  const { client } = actors
  await client.deposit({ amount: parseEther('1') })
  const about = { name: 'x', task: 'image-classification', minPayment: 1n } as const
  const { source } = await client.publishSource(about)
  const call = { source, task: 'image-classification', payment: 1n, expiresIn: 600 } as const
  const options = { allowHosts: [host] }
  const gone = { ...call, inputs: `http://${host}/gone.png` }
  await expect(client.publishTask({ ...gone, checkMedia: options })).rejects.toMatchObject({
    code: 'INVALID_REQUEST',
  })
  await expect(client.publishTask({ ...gone, checkMedia: true })).rejects.toMatchObject({
    message: expect.stringContaining('not a public address'),
  })
  expect((await client.getSource({ source })).taskCount).toBe(0)
  await client.publishTask({ ...call, inputs: `http://${host}/cat.png`, checkMedia: options })
  await client.publishTask(gone)
  expect((await client.getSource({ source })).taskCount).toBe(2)
})
