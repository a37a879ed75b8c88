import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { computeCid } from '@taskmesh/content'
import { CID } from 'multiformats/cid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ContentStoreFailedError, startContentStore, type ContentStore } from '../src/index.ts'

const hello = 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'
const helloBlob = new Blob(['hello world\n'], { type: 'text/plain' })

let store: ContentStore
beforeAll(async () => void (store = await startContentStore({ port: 0 })))
afterAll(() => store.stop())

function upload(content: Blob, to = store.url, part = 'file'): Promise<Response> {
  const body = new FormData()
  body.append(part, content, 'data.json')
  return fetch(`${to}/file/create`, { method: 'POST', body })
}

async function linkOf(response: Response): Promise<string> {
  expect(response.status).toBe(201)
  const { link }: { link: string } = await response.json()
  return link
}

async function errorOf(response: Response): Promise<[status: number, code: string]> {
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  const { error }: { error: { code: string; message: string } } = await response.json()
  expect(error.message).not.toBe('')
  return [response.status, error.code]
}

describe('upload', () => {
  test('answers with a link that has the bytes', async () => {
    const link = await linkOf(await upload(helloBlob))
    expect(link).toBe(`${store.url}/ipfs/${hello}`)
    const response = await fetch(link)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/plain')
    expect(response.headers.get('etag')).toBe(`"${hello}"`)
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(await response.text()).toBe('hello world\n')
  })

  test('takes files of several chunks', async () => {
    const bytes = Uint8Array.from({ length: 3_000_000 }, (_, index) => (index * 7) % 256)
    const link = await linkOf(await upload(new Blob([bytes], { type: 'image/png' })))
    expect(link).toBe(`${store.url}/ipfs/${await computeCid(bytes)}`)
    const response = await fetch(link)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
  })

  test('takes the empty file, and one without a type', async () => {
    const link = await linkOf(await upload(new Blob([])))
    expect(link).toContain('QmbFMke1KXqnYyBBWxB74N4c5SBnJMVAiMNRcGu6x1AwQH')
    const response = await fetch(link)
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(await response.text()).toBe('')
  })

  test('of the same file at once gives the same link', async () => {
    const blob = new Blob(['{"same":true}'], { type: 'application/json' })
    const uploads = await Promise.all(Array.from({ length: 10 }, () => upload(blob)))
    expect(new Set(await Promise.all(uploads.map(linkOf))).size).toBe(1)
  })

  test('error: no part "file", no form', async () => {
    expect(await errorOf(await upload(helloBlob, store.url, 'other'))).toEqual([400, 'NO_FILE'])
    const plain = await fetch(`${store.url}/file/create`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect(await errorOf(plain)).toEqual([400, 'NO_FILE'])
  })

  test('error: larger than allowed', async () => {
    await using small = await startContentStore({ port: 0, maxBytes: 1000 })
    await linkOf(await upload(new Blob(['x'.repeat(1000)]), small.url))
    const response = await upload(new Blob(['x'.repeat(1001)]), small.url)
    expect(await errorOf(response)).toEqual([413, 'CONTENT_TOO_LARGE'])
  })

  test('error: more than the memory holds, while what is there stays', async () => {
    await using small = await startContentStore({ port: 0, maxTotalBytes: 1000 })
    const put = (text: string) => upload(new Blob([text]), small.url)
    const first = await linkOf(await put('a'.repeat(600)))
    const refused = await put('b'.repeat(401))
    expect(await errorOf(refused)).toEqual([507, 'STORE_FULL'])
    expect(await linkOf(await put('a'.repeat(600)))).toBe(first)
    await linkOf(await put('c'.repeat(400)))
    expect((await fetch(first)).status).toBe(200)
  })

  test('default: 20 MiB are allowed', async () => {
    const limit = 20 * 1024 * 1024
    await linkOf(await upload(new Blob([new Uint8Array(limit)])))
    for (const excess of [1, limit]) {
      const response = await upload(new Blob([new Uint8Array(limit + excess)]))
      expect(await errorOf(response)).toEqual([413, 'CONTENT_TOO_LARGE'])
    }
  })
})

describe('download', () => {
  test('answers HEAD, and 304 for what the client has', async () => {
    const link = await linkOf(await upload(helloBlob))
    const head = await fetch(link, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      '12',
      '',
    ])
    const cached = await fetch(link, { headers: { 'if-none-match': `"${hello}"` } })
    expect(cached.status).toBe(304)
  })

  test('knows a file by its CIDv1 too', async () => {
    await linkOf(await upload(helloBlob))
    const response = await fetch(`${store.url}/ipfs/${CID.parse(hello).toV1().toString()}`)
    expect(await response.text()).toBe('hello world\n')
  })

  test('keeps what strangers uploaded from running as a page', async () => {
    const html = new Blob(['<script>alert(1)</script>'], { type: 'text/html' })
    const { headers } = await fetch(await linkOf(await upload(html)))
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('is open to pages of any origin', async () => {
    const preflight = await fetch(`${store.url}/file/create`, {
      method: 'OPTIONS',
      headers: { origin: 'https://example.com', 'access-control-request-method': 'POST' },
    })
    expect(preflight.ok).toBe(true)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST')
  })

  test('error: an unknown CID, none, a path', async () => {
    const unknown = await computeCid(new TextEncoder().encode('nobody has this'))
    const get = async (path: string) => errorOf(await fetch(`${store.url}${path}`))
    expect(await get(`/ipfs/${unknown}`)).toEqual([404, 'UNKNOWN_CID'])
    expect(await get('/ipfs/hello')).toEqual([400, 'BAD_CID'])
    expect(await get('/ipfs/..%2f..%2fetc%2fpasswd')).toEqual([400, 'BAD_CID'])
    expect(await get('/elsewhere')).toEqual([404, 'NOT_FOUND'])
  })
})

describe('startContentStore', () => {
  test('keeps files in a directory', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'content-'))
    try {
      {
        await using first = await startContentStore({ port: 0, directory: join(directory, 'a') })
        await Promise.all([upload(helloBlob, first.url), upload(helloBlob, first.url)])
      }
      expect((await readdir(join(directory, 'a'))).toSorted()).toEqual([hello, `${hello}.type`])
      await using second = await startContentStore({ port: 0, directory: join(directory, 'a') })
      const response = await fetch(`${second.url}/ipfs/${hello}`)
      expect(response.headers.get('content-type')).toBe('text/plain')
      expect(await response.text()).toBe('hello world\n')
    } finally {
      await rm(directory, { recursive: true })
    }
  })

  test('answers with links of its public URL', async () => {
    await using behindProxy = await startContentStore({
      port: 0,
      publicUrl: 'https://store.example.com/',
    })
    const link = await linkOf(await upload(helloBlob, behindProxy.url))
    expect(link).toBe(`https://store.example.com/ipfs/${hello}`)
  })

  test('error: an address that is not of this machine', async () => {
    const failing = startContentStore({ port: 0, host: '203.0.113.7' })
    await expect(failing).rejects.toThrow(ContentStoreFailedError)
    await expect(failing).rejects.toThrow(/cannot listen at 203\.0\.113\.7[^]*EADDRNOTAVAIL/)
  })

  test('error: a directory that is a file', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'content-'))
    try {
      const directory = join(parent, 'file')
      await writeFile(directory, '')
      const failing = startContentStore({ port: 0, directory })
      await expect(failing).rejects.toThrow(ContentStoreFailedError)
      await expect(failing).rejects.toThrow(`cannot use ${directory}`)
    } finally {
      await rm(parent, { recursive: true })
    }
  })
})
