import fc from 'fast-check'
import { bases } from 'multiformats/basics'
import { CID } from 'multiformats/cid'
import { create } from 'multiformats/hashes/digest'
import { expect, test } from 'vitest'
import { cidOfUrl, computeCid, ipfsPathOf, verifyCid } from '../src/index.ts'

const HELLO = 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'
const HELLO_V1 = CID.parse(HELLO).toV1().toString()
const { identity: _, ...written } = bases

test.each([
  ['a gateway', `https://gateway.example/ipfs/${HELLO}?filename=a.json#x`, HELLO],
  ['a path before', `https://gateway.example/api/v1/ipfs/${HELLO}`, HELLO],
  ['a slash at the end', `https://gateway.example/ipfs/${HELLO}/`, HELLO],
  ['doubled slashes', `https://gateway.example//ipfs///${HELLO}//`, HELLO],
  ['capital letters', `https://gateway.example/IPFS/${HELLO}`, HELLO],
  ['percent-encoding', `https://gateway.example/%69pfs/%51${HELLO.slice(1)}`, HELLO],
  ['encoded slashes', `https://gateway.example/ipfs%2F${HELLO}`, HELLO],
  ['backslashes', `https://gateway.example\\ipfs\\${HELLO}`, HELLO],
  ['dots', `https://gateway.example/a/../ipfs/./${HELLO}`, HELLO],
  ['a port', `http://127.0.0.1:8080/ipfs/${HELLO}`, HELLO],
  ['a subdomain', `https://${HELLO_V1}.ipfs.gateway.example/`, HELLO_V1],
  ['the scheme ipfs:', `ipfs://${HELLO}`, HELLO],
  ['the scheme ipfs: with a path', `ipfs://ipfs/${HELLO}`, HELLO],
])('the identifier is found in a URL with %s', (_name, url, cid) => {
  expect(ipfsPathOf(url)).toEqual({ cid, path: [] })
})

test.each([
  [`https://gateway.example/ipfs/${HELLO}/a/b%20c.json`, ['a', 'b c.json']],
  [`https://gateway.example/ipfs/${HELLO}%2Fa.json`, ['a.json']],
  [`https://${HELLO_V1}.ipfs.gateway.example/a.json?x`, ['a.json']],
  [`ipfs://${HELLO}/a.json`, ['a.json']],
])('%s names a path below a directory', (url, path) => {
  expect(ipfsPathOf(url)?.path).toEqual(path)
  expect(cidOfUrl(url)).toMatch(/^(Qm|baf)/)
})

test.each([
  'https://example.com/a.json',
  'https://example.com/ipfs/notacid123',
  'https://example.com/ipfs/',
  `https://example.com/${HELLO}`,
  `https://example.com/?x=/ipfs/${HELLO}`,
  `https://example.com/#/ipfs/${HELLO}`,
  `https://example.com/ipns/${HELLO}`,
  `https://example.com/ipfs/%E0%A4%A${HELLO}`,
  `data:text/plain,/ipfs/${HELLO}`,
  `/ipfs/${HELLO}`,
  HELLO,
  '',
])('%j names no content', (url) => {
  expect(ipfsPathOf(url)).toBeUndefined()
})

test('property: an identifier is found in any base of the multibase table, and is the same one', async () => {
  const digest = fc.uint8Array({ minLength: 32, maxLength: 32 })
  const code = fc.constantFrom(0x55, 0x70)
  const base = fc.constantFrom(...Object.values(written))
  const way = fc.constantFrom(
    (cid: string) => `https://a.example/ipfs/${encodeURIComponent(cid)}`,
    (cid: string) => `https://a.example//IPFS//${encodeURIComponent(cid)}/`,
  )
  fc.assert(
    fc.property(digest, code, base, way, (bytes, codec, { encoder, prefix }, write) => {
      const cid = CID.createV1(codec, create(0x12, bytes))
      const text = encoder.encode(cid.bytes)
      expect(text.startsWith(prefix)).toBe(true)
      expect(ipfsPathOf(write(text))).toEqual({ cid: cid.toString(), path: [] })
    }),
    { numRuns: 500 },
  )
})

test('property: changed content is refused whatever the base of its identifier', async () => {
  const base = fc.constantFrom(...Object.values(written))
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 100 }), base, async (bytes, { encoder }) => {
      const cid = CID.parse(await computeCid(bytes)).toV1()
      const text = encoder.encode(cid.bytes)
      await verifyCid(text, bytes)
      const changed = Uint8Array.of(...bytes, 1)
      await expect(verifyCid(text, changed)).rejects.toMatchObject({ code: 'CID_MISMATCH' })
    }),
  )
})

test('property: any URL either names content or does not, without an error', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.webPath()), (text) => {
      for (const url of [
        text,
        `https://a.example/ipfs/${text}`,
        `https://${text}.ipfs.a.example`,
      ]) {
        expect(ipfsPathOf(url)?.cid ?? '').toMatch(/^(Qm|b|$)/)
      }
    }),
  )
})
