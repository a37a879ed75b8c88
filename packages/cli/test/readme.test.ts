import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FREE_PORTS, startCommand, type Running } from './command.ts'

const README = join(import.meta.dirname, '../../../README.md')
const PROGRAM = join(import.meta.dirname, 'readme.example.ts')

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
