import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFiles } from '../src/init/projectFiles.ts'
import { FREE_PORTS, startCommand, type Running } from './command.ts'

const MAIN = join(import.meta.dirname, '../src/main.ts')
const ROOT = join(import.meta.dirname, '../../..')
const README = join(import.meta.dirname, '../../../README.md')
const PROGRAM = join(import.meta.dirname, 'readme.example.ts')

/** What a person may paste after `npm run taskmesh --`. */
const COMMANDS = [...readFileSync(README, 'utf8').matchAll(/^npm run taskmesh -- (.+)$/gm)].flatMap(
  ([, words]) => words ?? [],
)

let network: Running
let url: string

beforeAll(async () => {
  network = startCommand(['dev', ...FREE_PORTS])
  url = /Gallery\s+(http:\S+)/.exec(await network.saw('Stop with Ctrl-C.'))?.[1] ?? ''
})

afterAll(async () => {
  await rm(PROGRAM, { force: true })
  network?.child.kill('SIGTERM')
  await network?.ended
})

test('the program in the README runs as it stands and prints what the README shows', async () => {
  const text = await readFile(README, 'utf8')
  const program = /```ts\n([^]*?)```/.exec(text)?.[1] ?? ''
  await writeFile(PROGRAM, program.replace('http://127.0.0.1:4173', url))
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--conditions=@taskmesh/source',
    PROGRAM,
  ])
  expect(stdout).toMatch(/^\[ \{ label: 'POSITIVE', score: 0\.\d+ \} \]\n$/)
  expect(text).toContain(stdout.slice(0, "[ { label: 'POSITIVE', score: 0.9".length))
})

test('the README has commands, one of them on the chain', () => {
  expect(COMMANDS.length).toBeGreaterThan(3)
  expect(COMMANDS.filter((words) => words.includes('--on chain'))).toHaveLength(1)
})

test.each(COMMANDS)('the command of the README runs: %s', async (words) => {
  const option = words.includes('--on chain') ? ` --network ${url}` : ''
  const line = `"$0" --conditions=@taskmesh/source "$1" ${words}${option}`
  const args = ['-c', line, process.execPath, MAIN]
  // A command that fails makes this throw.
  const { stdout } = await promisify(execFile)('/bin/sh', args, { cwd: ROOT })
  expect(stdout).not.toBe('')
})

test.each(['text-classification', 'image-segmentation'] as const)(
  'the program of `taskmesh init` pays for %s and prints its result',
  async (task) => {
    const folder = join(import.meta.dirname, `.init-run-${process.pid}`)
    await mkdir(folder)
    try {
      for (const [name, content] of projectFiles('one', task)) {
        await writeFile(join(folder, name), content)
      }
      const args = ['--conditions=@taskmesh/source', join(folder, 'publish.ts')]
      const env = { ...process.env, TASKMESH_NETWORK: url }
      const { stdout } = await promisify(execFile)(process.execPath, args, { env })
      expect(stdout).toMatch(/^Published 0x[0-9a-fA-F]{40}\nFINALIZED \[/)
    } finally {
      await rm(folder, { recursive: true })
    }
  },
)
