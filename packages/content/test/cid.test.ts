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
