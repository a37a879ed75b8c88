import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as z from 'zod/mini'

const directory = join(import.meta.dirname, `.examples-${process.pid}`)
const readme = await readFile(join(import.meta.dirname, '../README.md'), 'utf8')

interface Program {
  code: string
  /** What the README says that it prints: the block without a language right after it. */
  printed: string | undefined
}

const programs: Program[] = [
  ...readme.matchAll(
    /```ts(?: background)?\n([^]*?)```\n(?:\n(?:It prints:\n\n)?```\n([^]*?)```)?/g,
  ),
].map(([, code = '', printed]) => ({ code, printed }))
const isServer = ({ code }: Program) => code.includes('stopOnSignals')

const children: ChildProcess[] = []
beforeAll(() => mkdir(directory, { recursive: true }))
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')))
afterAll(() => rm(directory, { recursive: true, force: true }))

async function start(name: string, code: string) {
  const file = join(directory, `${name}.mts`)
  await writeFile(file, code)
  const child = spawn(process.execPath, ['--conditions=@taskmesh/source', file])
  children.push(child)
  const printed = { output: '', errors: '' }
  child.stdout.on('data', (text) => (printed.output += String(text)))
  child.stderr.on('data', (text) => (printed.errors += String(text)))
  const ended = once(child, 'close').then(([exitCode]: unknown[]) => ({ exitCode, ...printed }))
  return { child, printed, ended }
}

test('the README has programs, and the output of all but the server', () => {
  expect(programs.filter(isServer)).toHaveLength(1)
  const others = programs.filter((program) => !isServer(program))
  expect(others.length).toBeGreaterThan(1)
  expect(others.filter(({ printed }) => printed === undefined)).toEqual([])
})

test.each(programs.filter((program) => !isServer(program)))(
  'program %# runs as it stands and prints what the README says',
  async ({ code, printed }) => {
    const { ended } = await start('program', code)
    const { exitCode, output, errors } = await ended
    expect({ exitCode, output }, errors).toEqual({ exitCode: 0, output: printed })
  },
)

const answer = z.looseObject({
  ms: z.number(),
  output: z.tuple([z.looseObject({ score: z.number() })]),
})

/** An answer without what differs from run to run. */
function steady(value: unknown) {
  const { ms: _ms, output, ...rest } = z.parse(answer, value)
  const [{ score, ...label }] = output
  return { ...rest, label, score: score.toFixed(1) }
}

test('the server answers the call of the README and ends on SIGTERM', async () => {
  const { code } = programs.find(isServer) ?? { code: '' }
  expect(code).toContain('port: 8080')
  const { child, printed, ended } = await start('server', code.replace('port: 8080', 'port: 0'))
  await expect.poll(() => printed.output + printed.errors).toMatch(/^http:\S+\n/)
  const [, path = '', body = '', shown = ''] =
    /curl http:\/\/127.0.0.1:8080(\S+) [^]*? -d '(.*)'\n# (.*)\n/.exec(readme) ?? []
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(printed.output.trim() + path, { method: 'POST', headers, body })
  expect(steady(await response.json())).toEqual(steady(JSON.parse(shown)))
  child.kill('SIGTERM')
  expect(await ended).toMatchObject({ exitCode: 0, errors: '' })
})
