import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const build = fileURLToPath(new URL('../scripts/build.ts', import.meta.url))

test('the committed ABIs, bytecode and genesis are what the Solidity gives', async () => {
  const args = ['--conditions=@taskmesh/source', build, '--check']
  const { stdout } = await promisify(execFile)(process.execPath, args)
  expect(stdout).toBe('')
})
