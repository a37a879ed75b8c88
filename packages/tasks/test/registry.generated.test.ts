import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('the registrations follow from the folders in src/tasks', () => {
  const script = new URL('../scripts/register.ts', import.meta.url).pathname
  expect(() =>
    execFileSync(process.execPath, ['--conditions=@taskmesh/source', script, '--check']),
  ).not.toThrow()
})
