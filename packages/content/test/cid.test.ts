import fc from 'fast-check'
import { importByteStream } from 'ipfs-unixfs-importer'
import { fixedSize } from 'ipfs-unixfs-importer/chunker'
import { balanced } from 'ipfs-unixfs-importer/layout'
import { CID } from 'multiformats/cid'
import { identity } from 'multiformats/hashes/identity'
import { sha256, sha512 } from 'multiformats/hashes/sha2'
import { expect, test } from 'vitest'
import { CidMismatchError, cidOfUrl, computeCid, verifyCid } from '../src/index.ts'

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

const [KIB, MIB] = [1024, 1024 * 1024]

/** Identifiers that tools give a file by their settings. */
const TOOLS = fc.record({
  chunkSize: fc.constantFrom(256 * KIB, MIB),
  rawLeaves: fc.boolean(),
  cidVersion: fc.constantFrom<0 | 1>(0, 1),
  maxChildrenPerNode: fc.constantFrom(174, 1024),
  reduceSingleLeafToSelf: fc.boolean(),
  size: fc.oneof(fc.nat(1000), fc.integer({ min: 200 * KIB, max: 3 * MIB })),
  seed: fc.nat(255),
})

test('property: a file is known by its identifier however real tools cut it, and no other file is', async () => {
  const store = { put: async (cid: CID) => cid }
  await fc.assert(
    fc.asyncProperty(TOOLS, async ({ chunkSize, maxChildrenPerNode, size, seed, ...settings }) => {
      const bytes = new Uint8Array(size + 1).map((_, index) => index * 31 + seed)
      const { cid } = await importByteStream([bytes], store, {
        ...settings,
        // A tree of one block has no links whose number of the version could differ.
        reduceSingleLeafToSelf: settings.reduceSingleLeafToSelf || size >= chunkSize,
        chunker: fixedSize({ chunkSize }),
        layout: balanced({ maxChildrenPerNode }),
      })
      await verifyCid(cid.toString(), bytes)
      bytes[size] = (bytes[size] ?? 0) ^ 1
      await expect(verifyCid(cid.toString(), bytes)).rejects.toThrow(CidMismatchError)
    }),
    { numRuns: 40 },
  )
})

test('behavior: a tree of more blocks than a node has links is known, with links of either version', async () => {
  const bytes = new Uint8Array(46 * MIB).map((_, index) => index >> 9)
  const store = { put: async (cid: CID) => cid }
  for (const settings of [
    { cidVersion: 1, rawLeaves: false, maxChildrenPerNode: 174 },
    { cidVersion: 0, rawLeaves: true, maxChildrenPerNode: 174 },
  ] as const) {
    const { maxChildrenPerNode, ...rest } = settings
    const layout = balanced({ maxChildrenPerNode })
    const chunker = fixedSize({ chunkSize: 256 * KIB })
    const { cid } = await importByteStream([bytes], store, { ...rest, layout, chunker })
    await verifyCid(cid.toString(), bytes)
  }
}, 60_000)

test('behavior: a block named by SHA-512, or by itself, is known', async () => {
  const bytes = encode('hello')
  for (const hasher of [sha512, identity]) {
    const cid = CID.createV1(0x55, await hasher.digest(bytes)).toString()
    await verifyCid(cid, bytes)
    await expect(verifyCid(cid, encode('hallo'))).rejects.toThrow(CidMismatchError)
  }
})

test('behavior: an identifier of something else than a file or a block verifies nothing', async () => {
  const json = CID.createV1(0x0129, await sha256.digest(encode('{}'))).toString()
  await expect(verifyCid(json, encode('{}'))).rejects.toThrow(CidMismatchError)
})
