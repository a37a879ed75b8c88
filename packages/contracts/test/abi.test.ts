import { readFileSync } from 'node:fs'
import type { Abi } from 'viem'
import { describe, expect, test } from 'vitest'
import {
  controllerAbi,
  managerAbi,
  nexusAbi,
  responseAbi,
  sourceAbi,
  taskAbi,
  terminalAbi,
  vaultAbi,
} from '../src/index.ts'

const compiled: Record<string, Abi> = {
  Controller: controllerAbi,
  Manager: managerAbi,
  Nexus: nexusAbi,
  Response: responseAbi,
  Source: sourceAbi,
  Task: taskAbi,
  Terminal: terminalAbi,
  Vault: vaultAbi,
}
const contracts = Object.entries(compiled)

describe('compiled ABI', () => {
  test.each(contracts)('%s is that of the main network, to the letter', (name, abi) => {
    expect(sorted(abi)).toEqual(sorted(deployed('mainnet', name)))
  })

  test.each(contracts.filter(([name]) => name !== 'Vault'))(
    '%s is that of the test network, to the letter',
    (name, abi) => {
      expect(sorted(abi)).toEqual(sorted(deployed('testnet', name)))
    },
  )

  test('Vault has what the test network has, and what only the main network has', () => {
    const testnet = sorted(deployed('testnet', 'Vault'))
    const ours = sorted(vaultAbi)
    expect(ours).toEqual(expect.arrayContaining(testnet))
    const more = vaultAbi.filter((item) => !testnet.includes(canonical(item)))
    expect(more.map((item) => ('name' in item ? item.name : item.type)).toSorted()).toEqual([
      'UnbondingCanceled',
      'cancelUnbonding',
      'emergencyExit',
      'withdrawSanctionOf',
    ])
  })
})

function deployed(network: string, name: string): Abi {
  const file = new URL(`../deployed-abi/${network}/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8'))
}

function sorted(abi: Abi): string[] {
  return abi.map(canonical).toSorted()
}

/** One ABI item as text: names, types, mutability and `indexed` count, the order of keys does not. */
function canonical(item: Abi[number]): string {
  return JSON.stringify(item, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}
