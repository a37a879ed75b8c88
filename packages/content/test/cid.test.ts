import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cidOfUrl, computeCid, verifyCid } from '../src/index.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const HELLO = 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'

test('computeCid gives what IPFS nodes give', async () => {
  expect(await computeCid(encode('hello world\n'))).toBe(HELLO)
  expect(await computeCid(new Uint8Array())).toBe('QmbFMke1KXqnYyBBWxB74N4c5SBnJMVAiMNRcGu6x1AwQH')
})

test('behavior: a file of several chunks has an identifier of its own', async () => {
  const bytes = new Uint8Array(600_000).fill(7)
  const cid = await computeCid(bytes)
  await verifyCid(cid, bytes)
  bytes[599_999] = 8
  await expect(verifyCid(cid, bytes)).rejects.toMatchObject({ code: 'CID_MISMATCH' })
})

test('behavior: the same content is known under CIDv1 and as a raw block', async () => {
  await verifyCid(
    'bafybeicg2rebjoofv4kbyovkw7af3rpiitvnl6i7ckcywaq6xjcxnc2mby',
    encode('hello world\n'),
  )
  await verifyCid(
    'bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4',
    encode('hello world\n'),
  )
})

test.each([
  ['with --cid-version=1', 'bafybeid3a3lcmihd3ymli2ln4m3rha6djdrh5kenaz2zqgdlpau5hyesty'],
  ['in one block of 1 MiB', 'bafkreifyifhmyoufzvae5q3f756k7rcjh5ygjikygdp4nlxgbqdhlcdlsq'],
])('behavior: a file that was added %s is known', async (_, cid) => {
  const bytes = new Uint8Array(600_000).fill(7)
  await verifyCid(cid, bytes)
  bytes[0] = 8
  await expect(verifyCid(cid, bytes)).rejects.toMatchObject({ code: 'CID_MISMATCH' })
})

test('behavior: a file of several blocks of 1 MiB is known', async () => {
  const bytes = new Uint8Array(3_000_000).fill(7)
  const cid = await computeCid(bytes, { profile: 'unixfs-v1-2025' })
  expect(cid).toMatch(/^bafybei/)
  await verifyCid(cid, bytes)
  await expect(verifyCid(cid, bytes.subarray(1))).rejects.toMatchObject({ code: 'CID_MISMATCH' })
})

test('property: content is known by its identifier, changed content is not', async () => {
  const content = fc.uint8Array({ minLength: 1, maxLength: 200 })
  await fc.assert(
    fc.asyncProperty(content, fc.nat(), fc.integer({ min: 1, max: 255 }), async (bytes, at, by) => {
      const cid = await computeCid(bytes)
      await verifyCid(cid, bytes)
      const changed = bytes.map((byte, index) => (index === at % bytes.length ? byte ^ by : byte))
      await expect(verifyCid(cid, changed)).rejects.toMatchObject({ code: 'CID_MISMATCH' })
    }),
  )
})

test('property: any text is either an identifier or refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.webUrl()), async (text) => {
      await expect(verifyCid(text, encode(text))).rejects.toMatchObject({ code: 'CID_MISMATCH' })
      expect(cidOfUrl(`https://a.example/ipfs/${text}`)).toBeUndefined()
    }),
  )
})

test('behavior: other content is refused', async () => {
  await expect(verifyCid(HELLO, encode('hello there\n'))).rejects.toMatchObject({
    code: 'CID_MISMATCH',
    retryable: true,
  })
})

test('cidOfUrl finds the identifier of a gateway URL', () => {
  expect(cidOfUrl(`https://gateway.example/ipfs/${HELLO}?filename=a.json`)).toBe(HELLO)
  expect(cidOfUrl('https://example.com/ipfs/notacid123')).toBeUndefined()
  expect(cidOfUrl('https://example.com/a.json')).toBeUndefined()
})
