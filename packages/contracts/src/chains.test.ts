import { getAddress } from 'viem'
import { describe, expect, test } from 'vitest'
import { ogpuDevnet, ogpuMainnet, ogpuTestnet } from './index.ts'

describe('chains', () => {
  test('have the ids of the networks', () => {
    expect([ogpuMainnet.id, ogpuTestnet.id, ogpuDevnet.id]).toEqual([
      1071, 200820172034, 200820172034,
    ])
    expect(Number.isSafeInteger(ogpuTestnet.id)).toBe(true)
  })

  test.each([ogpuMainnet, ogpuTestnet, ogpuDevnet])('$name has checksummed addresses', (chain) => {
    for (const { address } of Object.values(chain.contracts))
      expect(address).toBe(getAddress(address))
  })

  test('the devnet has the addresses of the testnet', () => {
    expect(ogpuDevnet.contracts).toMatchObject(ogpuTestnet.contracts)
  })

  test('only development chains are marked as such', () => {
    expect([ogpuMainnet.testnet, ogpuTestnet.testnet, ogpuDevnet.testnet]).toEqual([
      undefined,
      true,
      true,
    ])
  })
})
