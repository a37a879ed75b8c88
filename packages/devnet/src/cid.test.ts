import { createHash } from 'node:crypto'
import { base58btc } from 'multiformats/bases/base58'
import { describe, expect, test } from 'vitest'
import { computeCid } from './cid.ts'

const chunkSize = 256 * 1024

describe('computeCid', () => {
  test.each([
    ['hello world\n', 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'],
    ['', 'QmbFMke1KXqnYyBBWxB74N4c5SBnJMVAiMNRcGu6x1AwQH'],
  ])('%j has the identifier that `ipfs add` prints', async (text, cid) => {
    expect(await computeCid(new TextEncoder().encode(text))).toBe(cid)
  })

  test.each([0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 3 * chunkSize + 7])(
    'agrees with the specification of UnixFS for %i bytes',
    async (size) => {
      const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 31) % 251)
      expect(await computeCid(bytes)).toBe(unixFsCid(bytes))
    },
  )
})

/** UnixFS written down by hand: leaves of 256 KiB, and one root for up to 174 of them. */
function unixFsCid(bytes: Uint8Array): string {
  const leaves = []
  for (let start = 0; start < bytes.length || start === 0; start += chunkSize) {
    const data = bytes.subarray(start, start + chunkSize)
    leaves.push({ size: data.length, node: field(1, unixFsFile(data.length, data)) })
  }
  const [only] = leaves
  if (only && leaves.length === 1) return cidV0(only.node)
  const links = leaves.map(({ node }) =>
    field(2, [...field(1, multihash(node)), ...field(2, []), 0x18, ...varint(node.length)]),
  )
  const sizes = leaves.flatMap(({ size }) => [0x20, ...varint(size)])
  return cidV0([...links.flat(), ...field(1, [...unixFsFile(bytes.length), ...sizes])])
}

function unixFsFile(fileSize: number, data: Uint8Array = new Uint8Array()): number[] {
  return [0x08, 2, ...(data.length ? field(2, data) : []), 0x18, ...varint(fileSize)]
}

/** A length-delimited field of a protocol buffer. */
function field(number: number, content: Iterable<number>): number[] {
  const bytes = Array.from(content)
  return [(number << 3) | 2, ...varint(bytes.length)].concat(bytes)
}

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)]
}

function multihash(node: number[]): Uint8Array {
  return Uint8Array.from([0x12, 32, ...createHash('sha256').update(Uint8Array.from(node)).digest()])
}

function cidV0(node: number[]): string {
  return base58btc.baseEncode(multihash(node))
}
