/** What `npm run new -- task` does without a terminal. Runs in a copy, for it writes files. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const TASKS = join(import.meta.dirname, '../../tasks')

let copy: string

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'taskmesh-new-'))
  for (const part of ['scripts', 'src', 'package.json']) {
    cpSync(join(TASKS, part), join(copy, part), { recursive: true })
  }
  symlinkSync(join(TASKS, 'node_modules'), join(copy, 'node_modules'))
})

afterAll(() => rmSync(copy, { recursive: true, force: true }))

function newTask(...words: string[]) {
  const args = [join(copy, 'scripts/new.ts'), 'task', 'sound-four', ...words]
  const { status, stderr } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  return { status, stderr, isWritten: existsSync(join(copy, 'src/tasks/sound-four')) }
}

test.each([
  [[], '--modality, --input, --output, --icon, --color.\n'],
  [['--modality', 'audio', '--icon', 'recording'], ': --input, --output, --color.\n'],
  [['--sound', 'loud'], "Unknown option '--sound'"],
])('error: with %j nothing is written, and the missing options are named', (words, named) => {
  const { status, stderr, isWritten } = newTask(...words)
  expect({ status, isWritten }).toEqual({ status: 1, isWritten: false })
  expect(stderr).toContain(named)
  expect(stderr).not.toMatch(/^\s+at /m)
})
