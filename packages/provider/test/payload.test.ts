import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readContent, type ContentStorage } from '@taskmesh/client'
import { TaskmeshError } from '@taskmesh/errors'
import { InvalidRequestError } from '@taskmesh/tasks/errors'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkJsonLimits } from '../src/payload/checkJsonLimits.ts'
import { createFetchSlots } from '../src/payload/createFetchSlots.ts'
import { createPayloadReader } from '../src/payload/createPayloadReader.ts'
import { mediaHosts } from '../src/payload/hostsOf.ts'
import { parsePayload } from '../src/payload/parsePayload.ts'
import { PAYLOAD_LIMITS } from '../src/payload/payloadLimits.ts'
import {
  PayloadNotJsonError,
  PayloadTimeoutError,
  PayloadTooComplexError,
} from '../src/payload/payloadErrors.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const payloadOf = (input: unknown) =>
  JSON.stringify({ function_name: 'inference', data: { input, args: {} } })

/** What others wait for until it is opened. */
function gate() {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((open) => (resolve = open))
  return { promise, resolve }
}

/** The same counts as those of `checkJsonLimits`, of a value. */
function measure(value: unknown): { depth: number; keys: number; values: number } {
  if (typeof value !== 'object' || value === null) return { depth: 0, keys: 0, values: 0 }
  const parts = Object.values(value)
  const inner = parts.map(measure)
  const sum = (key: 'keys' | 'values') => inner.reduce((total, part) => total + part[key], 0)
  return {
    depth: 1 + Math.max(0, ...inner.map(({ depth }) => depth)),
    keys: (Array.isArray(value) ? 0 : parts.length) + sum('keys'),
    values: 1 + Math.max(0, parts.length - 1) + sum('values'),
  }
}

test('property: the check of limits counts what the parser would make, whatever strings hold', () => {
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: 'large' }), fc.nat(3), (value, indent) => {
      const bytes = encode(JSON.stringify(value, undefined, indent))
      const { depth, keys, values } = measure(value)
      const exact = {
        maxBytes: bytes.length,
        maxDepth: depth,
        maxKeys: keys,
        maxValues: values + 1,
      }
      expect(() => checkJsonLimits(bytes, exact)).not.toThrow()
      const less = [
        { ...exact, maxBytes: bytes.length - 1 },
        ...(depth > 0 ? [{ ...exact, maxDepth: depth - 1 }] : []),
        ...(keys > 0 ? [{ ...exact, maxKeys: keys - 1 }] : []),
        ...(values > 0 ? [{ ...exact, maxValues: values }] : []),
      ]
      for (const limits of less) {
        expect(() => checkJsonLimits(bytes, limits)).toThrow(PayloadTooComplexError)
      }
    }),
  )
})

test('property: any bytes are checked without a crash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        checkJsonLimits(bytes, { ...PAYLOAD_LIMITS, maxDepth: 3, maxKeys: 3, maxValues: 9 })
      } catch (error) {
        expect(error).toBeInstanceOf(PayloadTooComplexError)
      }
    }),
  )
})

test.each([
  ['backslashes before the end of a string', '["\\\\","\\"[[[",{"a\\\\\\"":1}]'],
  ['an unfinished string', '["[[[[['],
  ['nothing', ''],
])('%s is no reason to refuse', (_what, json) => {
  const limits = { ...PAYLOAD_LIMITS, maxDepth: 2 }
  expect(() => checkJsonLimits(encode(json), limits)).not.toThrow()
})

test('a payload is parsed in a thread, and its hash is that of the request', async () => {
  const plain = await parsePayload('text-classification', encode(payloadOf('good')))
  expect(plain.request).toEqual({ inputs: 'good', parameters: {} })
  const other = { extra: 1, data: { args: {}, input: 'good' }, function_name: 'inference' }
  const written = JSON.stringify(other, undefined, 2)
  const same = await parsePayload('text-classification', encode(written))
  expect(same.hash).toBe(plain.hash)
  expect(same.size).toBe(written.length)
  const another = await parsePayload('text-classification', encode(payloadOf('bad')))
  expect(another.hash).not.toBe(plain.hash)
})

test('a payload that does not fit names the path, as one that is no JSON says so', async () => {
  const wrong = parsePayload('text-classification', encode(payloadOf(42)))
  const error = await wrong.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(InvalidRequestError)
  expect(error).toMatchObject({ code: 'INVALID_REQUEST', path: 'data.input' })
  const html = parsePayload('text-classification', encode('<html>'))
  await expect(html).rejects.toThrow(PayloadNotJsonError)
  const deep = parsePayload('text-classification', encode('['.repeat(1e6)))
  await expect(deep).rejects.toMatchObject({
    code: 'PAYLOAD_TOO_COMPLEX',
    limit: 'depth',
    max: 100,
  })
})

test('32 MB of keys neither stall the process nor fill its memory', async () => {
  const entry = (index: number) => `"k${index}":0,`
  let keys = ''
  for (let index = 0; keys.length < 32e6; index += 1) keys += entry(index)
  const bytes = encode(`{"function_name":"inference","data":{"input":{${keys}"z":0},"args":{}}}`)
  await parsePayload('text-classification', encode(payloadOf('warm')))
  const before = process.memoryUsage.rss()
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const refused = await parsePayload('text-classification', bytes).catch((error: unknown) => error)
  delay.disable()
  expect(refused).toMatchObject({ code: 'PAYLOAD_TOO_COMPLEX', limit: 'keys' })
  // 7.7 s and 1.3 GB when it was parsed at once.
  expect(delay.max / 1e6).toBeLessThan(1000)
  expect(process.memoryUsage.rss() - before).toBeLessThan(200e6)
})

test('while one payload is parsed the event loop goes on', async () => {
  const numbers = Array.from({ length: 400_000 }, (_, index) => index)
  const bytes = encode(payloadOf({ table: numbers }))
  let ticks = 0
  const ticking = setInterval(() => (ticks += 1), 1)
  await parsePayload('text-classification', bytes).catch(() => undefined)
  clearInterval(ticking)
  expect(ticks).toBeGreaterThan(3)
})

test('a payload has its time to itself, however long those before it take', async () => {
  const numbers = Array.from({ length: 900_000 }, (_, index) => index)
  const bytes = encode(payloadOf({ table: numbers }))
  const parseLarge = () => parsePayload('text-classification', bytes).catch(() => undefined)
  await parseLarge()
  const start = performance.now()
  await parseLarge()
  const longestMs = 2 * Math.ceil(performance.now() - start)
  const before = [1, 2, 3, 4].map(parseLarge)
  const small = encode(payloadOf('good'))
  const parsed = await parsePayload('text-classification', small, { longestMs })
  expect(parsed.request).toEqual({ inputs: 'good', parameters: {} })
  await Promise.all(before)
})

test('a payload that takes too long ends its thread, and the next one has another', async () => {
  const numbers = Array.from({ length: 900_000 }, (_, index) => index)
  const bytes = encode(payloadOf({ table: numbers }))
  const slow = parsePayload('text-classification', bytes, { longestMs: 1 })
  await expect(slow).rejects.toMatchObject({ code: 'PAYLOAD_TOO_COMPLEX', limit: 'time', max: 1 })
  const { request } = await parsePayload('text-classification', encode(payloadOf('good')))
  expect(request).toEqual({ inputs: 'good', parameters: {} })
})

test('an aborted parse rejects with the reason', async () => {
  const reason = new Error('stopped')
  const { signal } = { signal: AbortSignal.abort(reason) }
  const parse = parsePayload('text-classification', encode(payloadOf('x')), { signal })
  await expect(parse).rejects.toBe(reason)
})

test('strangers never keep hosts waiting that are known to answer', async () => {
  const slots = createFetchSlots({ total: 4, perHost: 4, strangers: 2 })
  const good = { hosts: ['good.example'], priority: 0 }
  await slots.run(good, async () => 'first')
  const release = gate()
  const slow = Array.from({ length: 50 }, (_, index) =>
    slots.run({ hosts: [`slow${index}.example`], priority: 9 }, () => release.promise),
  )
  expect([slots.running, slots.waiting]).toEqual([2, 48])
  expect(await slots.run(good, async () => 'second')).toBe('second')
  release.resolve()
  await Promise.all(slow)
  expect([slots.running, slots.waiting]).toEqual([0, 0])
})

test('a host that fails is a stranger again', async () => {
  const slots = createFetchSlots({ total: 2, strangers: 1 })
  const from = (host: string) => ({ hosts: [host], priority: 0 })
  await slots.run(from('a.example'), async () => undefined)
  const failing = slots.run(from('a.example'), () => Promise.reject(new Error('500')))
  await expect(failing).rejects.toThrow('500')
  const release = gate()
  const blocked = slots.run(from('b.example'), () => release.promise)
  const waits = slots.run(from('a.example'), async () => 'late')
  expect(slots.waiting).toBe(1)
  release.resolve()
  await blocked
  expect(await waits).toBe('late')
})

test('the most valuable fetch is the next, and one that is aborted leaves the queue', async () => {
  const slots = createFetchSlots({ total: 1 })
  const release = gate()
  const first = slots.run({ hosts: [], priority: 0 }, () => release.promise)
  const log: number[] = []
  const give = (priority: number, signal?: AbortSignal) =>
    slots.run({ hosts: [], priority, signal }, async () => void log.push(priority))
  const stop = new AbortController()
  const aborted = give(9, stop.signal)
  const others = [give(1), give(3), give(2), give(3)]
  stop.abort(new Error('gone'))
  await expect(aborted).rejects.toThrow('gone')
  release.resolve()
  await Promise.all([first, ...others])
  expect(log).toEqual([3, 3, 2, 1])
})

test('property: places are never exceeded and all are given back', async () => {
  const job = fc.record({
    hosts: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
    priority: fc.nat(3),
    ms: fc.nat(2),
    fails: fc.boolean(),
  })
  const limits = fc.record({
    total: fc.integer({ min: 1, max: 4 }),
    perHost: fc.integer({ min: 1, max: 2 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(job, { maxLength: 15 }), limits, async (jobs, { total, perHost }) => {
      const slots = createFetchSlots({ total, perHost })
      const busy: string[] = []
      const work = async (hosts: string[], ms: number, fails: boolean) => {
        busy.push(...hosts)
        expect(slots.running).toBeLessThanOrEqual(total)
        for (const host of hosts) {
          expect(busy.filter((one) => one === host).length).toBeLessThanOrEqual(perHost)
        }
        await sleep(ms)
        for (const host of hosts) busy.splice(busy.indexOf(host), 1)
        if (fails)
          throw new TaskmeshError('No.', {
            code: 'FETCH_FAILED',
            actor: 'network',
            retryable: true,
          })
      }
      const all = jobs.map((one) => slots.run(one, () => work(one.hosts, one.ms, one.fails)))
      const settled = await Promise.allSettled(all)
      const failed = settled.filter(({ status }) => status === 'rejected')
      expect(failed.length).toBe(jobs.filter(({ fails }) => fails).length)
      expect([slots.running, slots.waiting, busy.length]).toEqual([0, 0, 0])
    }),
    { numRuns: 40 },
  )
})

async function serve(handle: RequestListener) {
  const server = createServer(handle).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/payload.json`,
    host: `127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function storageFor(...allowHosts: string[]): ContentStorage {
  return {
    put: async () => 'https://example.com/nowhere',
    get: (url, options) => readContent(url, { ...options, allowHosts }),
  }
}

test('payloads on servers that never finish do not keep a good one waiting', async () => {
  await using slow = await serve((_request, response) => void response.write('{'))
  await using good = await serve((_request, response) => void response.end(payloadOf('good')))
  const storage = storageFor(slow.host, good.host)
  const payloads = createPayloadReader({ storage, smallTimeoutMs: 60_000 })
  const stop = new AbortController()
  const { signal } = stop
  const task = 'text-classification'
  const stuck = Array.from({ length: 60 }, () => payloads.read({ url: slow.url, task, signal }))
  const all = Promise.allSettled(stuck)
  const { request } = await payloads.read({ url: good.url, task })
  expect(request.inputs).toBe('good')
  stop.abort()
  expect((await all).every(({ status }) => status === 'rejected')).toBe(true)
})

test('a payload that does not come in time ends with a reason', async () => {
  await using slow = await serve((_request, response) => void response.write('{'))
  const payloads = createPayloadReader({ storage: storageFor(slow.host), smallTimeoutMs: 200 })
  const read = payloads.read({ url: slow.url, task: 'text-classification' })
  const error = await read.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(PayloadTimeoutError)
  expect(error).toMatchObject({ code: 'PAYLOAD_TIMEOUT', timeoutMs: 200, retryable: false })
})

test('a payload of more than 1 MiB comes through the places for large ones', async () => {
  const long = 'x'.repeat(1.5e6)
  await using server = await serve((_request, response) => {
    response.end(JSON.stringify({ ...JSON.parse(payloadOf('good')), long }))
  })
  const storage = storageFor(server.host)
  const payloads = createPayloadReader({ storage })
  const { size } = await payloads.read({ url: server.url, task: 'text-classification' })
  expect(size).toBeGreaterThan(1.5e6)
  const strict = createPayloadReader({ storage, limits: { maxBytes: 1.2e6 } })
  const refused = strict.read({ url: server.url, task: 'text-classification' })
  await expect(refused).rejects.toMatchObject({ code: 'CONTENT_TOO_LARGE' })
})

test('the hosts of media are those that the request names', () => {
  const inputs = ['https://a.example/1.png', 'https://a.example/2.png', 'http://b.example:81/x']
  expect(mediaHosts('image-classification', { inputs })).toEqual(['a.example', 'b.example:81'])
  expect(mediaHosts('image-classification', { inputs: 'data:image/png;base64,AA' })).toEqual([])
  expect(mediaHosts('text-classification', { inputs: 'https://a.example' })).toEqual([])
})
