import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { demoModelDirectory } from '@taskmesh/demo-models'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startCommand, type Running } from './command.ts'

const README = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8')
const FOLDER = join(import.meta.dirname, `.examples-clients-${process.pid}`)
const URL_IN_README = 'http://127.0.0.1:8080'

/** The programs after `<!-- client -->`, each with the comment in which it says what it prints. */
const PROGRAMS = [...README.matchAll(/<!-- client -->\n\n```(\w+)\n([^]*?)^```$/gm)].map(
  ([, language = '', code = '']) => ({
    language,
    code,
    name: /from '([^']+)'/.exec(code)?.[1] ?? language,
    prints: /(?:\/\/|^#) (.+)\n$/m.exec(code)?.[1] ?? '',
  }),
)

let server: Running
let url = ''

beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true })
  const models = (['text-classification', 'feature-extraction'] as const).map(
    (task) => `${task}=${demoModelDirectory(task)}`,
  )
  server = startCommand(['serve', ...models, '--port', '0', '--json'])
  url = /"url":"([^"]+)"/.exec(await server.saw('all models are loaded'))?.[1] ?? ''
})
afterAll(async () => {
  server.child.kill('SIGTERM')
  await server.ended
  await rm(FOLDER, { recursive: true, force: true })
})

test('the README calls an own model with four clients, whose folders are those of its command', () => {
  expect(PROGRAMS.map(({ name }) => name)).toEqual([
    '@huggingface/inference',
    'openai',
    '@ai-sdk/openai-compatible',
    'sh',
  ])
  for (const task of ['text-classification', 'feature-extraction'] as const) {
    expect(README).toContain(`${task}=./${basename(demoModelDirectory(task))}`)
  }
})

test.each(PROGRAMS)(
  'the client $name of the README runs as it stands and prints what it says',
  async ({ language, code, prints }) => {
    const program = code.replaceAll(URL_IN_README, url)
    const file = join(FOLDER, language === 'js' ? `${PROGRAMS.length}-${code.length}.mjs` : 'a.sh')
    await writeFile(file, program)
    const { stdout } = await promisify(execFile)(language === 'js' ? process.execPath : '/bin/sh', [
      file,
    ])
    expect(prints).not.toBe('')
    expect(stdout.trim().slice(0, prints.length)).toBe(prints)
  },
)
