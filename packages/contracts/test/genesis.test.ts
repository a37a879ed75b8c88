import { readFileSync } from 'node:fs'
import { toHex } from 'viem'
import { describe, expect, test } from 'vitest'
import * as bytecodes from '../src/bytecode.ts'
import { devnetAdmin, ogpuDevnet } from '../src/index.ts'

interface Genesis {
  config: { chainId: number }
  alloc: Record<string, { code: string; nonce: string; storage?: Record<string, string> }>
}

describe.each(['devnet', 'devnet-silent'])('genesis/%s.json', (name) => {
  const genesis: Genesis = JSON.parse(
    readFileSync(new URL(`../genesis/${name}.json`, import.meta.url), 'utf8'),
  )

  test('has every contract of the devnet chain, and nothing else', () => {
    const addresses = Object.values(ogpuDevnet.contracts).map(({ address }) => address)
    expect(Object.keys(genesis.alloc).toSorted()).toEqual(addresses.toSorted())
    expect(genesis.config.chainId).toBe(ogpuDevnet.id)
  })

  test('belongs to the first account of the mnemonic', () => {
    const owner = `0x${devnetAdmin.slice(2).toLowerCase().padStart(64, '0')}`
    const slotZero = `0x${'0'.repeat(64)}`
    for (const contract of ['nexus', 'controller', 'terminal'] as const)
      expect(genesis.alloc[ogpuDevnet.contracts[contract].address]?.storage?.[slotZero]).toBe(owner)
  })

  test('starts contracts at nonce 1, as if they had been deployed', () => {
    for (const { nonce } of Object.values(genesis.alloc)) expect(nonce).toBe('0x1')
  })

  test('keeps deployed code inside the limit of EIP-170', () => {
    for (const [address, { code }] of Object.entries(genesis.alloc))
      expect(code.length / 2 - 1, address).toBeLessThanOrEqual(24_576)
  })

  test(`has ${name === 'devnet' ? 'the' : 'no'} reasons with which the contracts revert`, () => {
    const vault = genesis.alloc[ogpuDevnet.contracts.vault.address]?.code ?? ''
    expect(vault.includes(toHex('InsufficientBalance').slice(2))).toBe(name === 'devnet')
  })
})

test('creation code stays inside the limit of EIP-3860', () => {
  for (const [name, code] of Object.entries(bytecodes))
    expect(code.length / 2 - 1, name).toBeLessThanOrEqual(49_152)
})
