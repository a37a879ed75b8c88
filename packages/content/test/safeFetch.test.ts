import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { safeFetch } from '../src/index.ts'

let server: Server
let host: string

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? ''
    if (path === '/text')
      return response.setHeader('content-type', 'Text/Plain; charset=utf-8').end('hello')
    if (path === '/loop') return response.writeHead(302, { location: '/loop' }).end()
    if (path === '/to-text') return response.writeHead(301, { location: '/text' }).end()
    if (path === '/to-file')
      return response.writeHead(302, { location: 'file:///etc/passwd' }).end()
    if (path === '/to-other')
      return response
        .writeHead(302, { location: `http://localhost:${host.split(':')[1]}/text` })
        .end()
    if (path === '/bomb')
      return response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(5_000_000)))
    if (path === '/slow') return setTimeout(() => response.end('late'), 5_000).unref()
    if (path === '/busy') return response.writeHead(503).end()
    return response.writeHead(404).end('no')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address() as AddressInfo
  host = `127.0.0.1:${address.port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const get = (path: string, options = {}) =>
  safeFetch(`http://${host}${path}`, { allowHosts: [host], ...options })

describe('addresses', () => {
  test.each([
    'http://127.0.0.1:9/',
    'http://[::1]:9/',
    'http://[::ffff:127.0.0.1]:9/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.0.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[fd00::1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://0.0.0.0/',
    'http://224.0.0.1/',
  ])('behavior: %s is refused because it is not public', async (url) => {
    await expect(safeFetch(url)).rejects.toMatchObject({ code: 'UNSAFE_ADDRESS', retryable: false })
  })

  test('behavior: a name that resolves to a private address is refused', async () => {
    await expect(safeFetch(`http://localhost:${host.split(':')[1]}/text`)).rejects.toMatchObject({
      code: 'UNSAFE_ADDRESS',
      shortMessage: expect.stringContaining('resolves to'),
    })
  })

  test.each(['ftp://example.com/', 'file:///etc/passwd', 'javascript:alert(1)', 'not a url'])(
    'behavior: %s is refused because of its scheme',
    async (url) => {
      await expect(safeFetch(url)).rejects.toMatchObject({ code: 'UNSAFE_ADDRESS' })
    },
  )

  test('behavior: credentials in a URL are refused and not repeated', async () => {
    const error = await safeFetch(`http://user:secret@${host}/text`, { allowHosts: [host] }).catch(
      String,
    )
    expect(error).toContain('credentials')
    expect(error).not.toContain('secret')
  })

  test('behavior: a host allowed by name is reached', async () => {
    const { bytes, contentType, status } = await get('/text')
    expect(new TextDecoder().decode(bytes)).toBe('hello')
    expect({ contentType, status }).toEqual({ contentType: 'text/plain', status: 200 })
  })

  test('behavior: a host is allowed for its port only', async () => {
    await expect(
      safeFetch(`http://${host}/text`, { allowHosts: ['127.0.0.1:1'] }),
    ).rejects.toMatchObject({ code: 'UNSAFE_ADDRESS' })
  })
})

describe('redirects', () => {
  test('behavior: a redirect is followed', async () => {
    expect((await get('/to-text')).url).toBe(`http://${host}/text`)
  })

  test.each(['/to-file', '/to-other'])(
    'behavior: %s is checked like the first URL',
    async (path) => {
      await expect(get(path)).rejects.toMatchObject({ code: 'UNSAFE_ADDRESS' })
    },
  )

  test('behavior: a loop ends with an error', async () => {
    await expect(get('/loop')).rejects.toMatchObject({
      code: 'FETCH_FAILED',
      status: undefined,
      retryable: false,
    })
  })
})

describe('limits', () => {
  test('behavior: the size is counted after decompression', async () => {
    await expect(get('/bomb', { maxBytes: 100_000 })).rejects.toMatchObject({
      code: 'CONTENT_TOO_LARGE',
    })
  })

  test('behavior: a slow answer ends with a retryable error', async () => {
    await expect(get('/slow', { timeoutMs: 100 })).rejects.toMatchObject({
      code: 'FETCH_FAILED',
      retryable: true,
    })
  })

  test('behavior: aborting rejects with the reason', async () => {
    const reason = new Error('stop')
    await expect(get('/slow', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })

  test('behavior: 404 is final, 503 may be tried again', async () => {
    await expect(get('/none')).rejects.toMatchObject({ status: 404, retryable: false })
    await expect(get('/busy')).rejects.toMatchObject({ status: 503, retryable: true })
  })

  test('behavior: a closed port is a retryable error', async () => {
    await expect(
      safeFetch('http://127.0.0.1:2/', { allowHosts: ['127.0.0.1:2'] }),
    ).rejects.toMatchObject({ code: 'FETCH_FAILED', retryable: true })
  })
})

describe('data URLs', () => {
  test('behavior: they are read in place', async () => {
    const { bytes, contentType } = await safeFetch('data:application/json;base64,eyJhIjoxfQ==')
    expect(new TextDecoder().decode(bytes)).toBe('{"a":1}')
    expect(contentType).toBe('application/json')
  })

  test('behavior: one that is not well-formed is refused, without a status that nobody sent', async () => {
    await expect(safeFetch('data:nonsense')).rejects.toMatchObject({
      code: 'FETCH_FAILED',
      status: undefined,
      retryable: false,
    })
  })

  test('behavior: they are limited', async () => {
    const url = `data:text/plain,${'a'.repeat(2000)}`
    await expect(safeFetch(url, { maxBytes: 1000 })).rejects.toMatchObject({
      code: 'CONTENT_TOO_LARGE',
    })
  })
})
