import { readFileSync } from 'node:fs'
import type { Abi } from 'viem'
import { expect, test } from 'vitest'
import { compileClones } from '../scripts/compileClones.ts'
import { gasTable } from '../scripts/gasTable.ts'
import * as abis from '../src/index.ts'

const clones = compileClones()

test('every action costs what gas.md says, to the unit', async () => {
  const files = await gasTable(clones)
  for (const [path, content] of Object.entries(files))
    expect(content, path).toBe(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'))
}, 60_000)

test.each([
  ['Controller', abis.controllerAbi],
  ['Nexus', abis.nexusAbi],
  ['Response', abis.responseAbi],
  ['Task', abis.taskAbi],
] as const)('the %s that is cloned keeps the ABI', (name, abi) => {
  expect(signatures(clones[name].abi)).toEqual(signatures(abi))
})

/** All that a caller sees: not the names of parameters, nor how making a clone can fail. */
function signatures(abi: Abi): string[] {
  return abi
    .filter((item) => item.type !== 'error' || item.name.startsWith('Ownable'))
    .map((item) =>
      JSON.stringify(item, (key, value: unknown) => {
        if (key === 'internalType') return undefined
        return Array.isArray(value) ? value.map(withoutName) : value
      }),
    )
    .toSorted()
}

function withoutName(parameter: unknown): unknown {
  return typeof parameter === 'object' ? { ...parameter, name: undefined } : parameter
}
