import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { compileContracts } from '../scripts/compile.ts'

const build = fileURLToPath(new URL('../scripts/build.ts', import.meta.url))

test('the committed ABIs, bytecode and genesis are what the Solidity gives', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [build, '--check'])
  expect(stdout).toBe('')
}, 60_000)

test('the contracts compile, and fit, with every assumption the other way round', () => {
  const flipped: string[] = []
  const artifacts = compileContracts((file, content) => {
    if (file !== 'Assumptions.sol') return content
    return content.replace(/(bool internal constant \w+ = )(true|false)/g, (_, start, value) => {
      flipped.push(start)
      return `${start}${value === 'true' ? 'false' : 'true'}`
    })
  })
  expect(flipped.length).toBeGreaterThan(20)
  for (const [name, { deployedBytecode }] of Object.entries(artifacts))
    expect(deployedBytecode.length / 2 - 1, name).toBeLessThanOrEqual(24_576)
}, 60_000)
