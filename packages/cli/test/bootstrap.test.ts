/** What `npm start` does when it is stopped before the network runs. The programs it calls are small scripts here. */
import { spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isRunning } from './processTree.ts'

const SCRIPT = join(import.meta.dirname, '../../../scripts/bootstrap.mjs')
const TOOLCHAIN = '{"dependencies":{"node":"24","pnpm":"12"}}'

let root: string

function program(name: string, body: string): void {
  const file = join(root, '.toolchain/node_modules/.bin', name)
  writeFileSync(file, `#!/bin/sh\n${body}\n`)
  chmodSync(file, 0o755)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'taskmesh-bootstrap-'))
  for (const folder of ['scripts', 'toolchain', 'packages', 'apps', 'node_modules']) {
    mkdirSync(join(root, folder))
  }
  mkdirSync(join(root, '.toolchain/node_modules/.bin'), { recursive: true })
  cpSync(SCRIPT, join(root, 'scripts/bootstrap.mjs'))
  cpSync(join(SCRIPT, '../bootstrap'), join(root, 'scripts/bootstrap'), { recursive: true })
  writeFileSync(join(root, 'toolchain/package.json'), TOOLCHAIN)
  const stamp = `${process.platform}-${process.arch}\n${TOOLCHAIN}`
  writeFileSync(join(root, '.toolchain/stamp'), stamp)
  program('pnpm', 'exit 0')
  // Like turbo: it takes its time, and a signal ends it as if all had gone well.
  program('turbo', `trap 'exit 0' TERM INT; touch ${root}/building; while :; do sleep 0.1; done`)
  program('node', `touch ${root}/started`)
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50))
}

test.each(['SIGTERM', 'SIGHUP'] as const)(
  'behavior: %s during the build ends it, and nothing is started afterwards',
  async (signal) => {
    const child = spawn(process.execPath, [join(root, 'scripts/bootstrap.mjs'), 'start'])
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
    await until(() => existsSync(join(root, 'building')))
    child.kill(signal)
    expect(await ended).toBe(128 + constants.signals[signal])
    expect(existsSync(join(root, 'started'))).toBe(false)
  },
)

interface Ended {
  code: number | null
  stderr: string
}

function bootstrap(...words: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, 'scripts/bootstrap.mjs'), ...words])
  let stderr = ''
  child.stderr.on('data', (text) => (stderr += String(text)))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stderr })))
}

test('behavior: nothing is said when nothing had to be built', async () => {
  mkdirSync(join(root, 'packages/cli/dist'), { recursive: true })
  writeFileSync(join(root, 'packages/cli/dist/main.js'), '')
  program('turbo', 'echo "@taskmesh/tasks:build: cache hit, suppressing logs"; echo "Cached: 1"')
  expect(await bootstrap('taskmesh', 'models')).toEqual({
    code: 0,
    stderr: expect.not.stringMatching(/Building|Cached/),
  })
})

test('behavior: the first build says how long it takes, and each package that it builds', async () => {
  program('turbo', 'echo "@taskmesh/tasks:build: cache miss, executing 123"; echo "noise"')
  const { code, stderr } = await bootstrap('start')
  expect({ code, started: existsSync(join(root, 'started')) }).toEqual({ code: 0, started: true })
  expect(stderr).toMatch(
    /Building everything \(once, about a minute\)…\n.*Building @taskmesh\/tasks…/,
  )
  expect(stderr).not.toContain('noise')
})

test('error: a build that fails shows what its package printed', async () => {
  const lines = ['tasks:build: fine', 'cli:build: broken here', 'cli:build: ERROR'].map(
    (line) => `echo "@taskmesh/${line}"`,
  )
  program('turbo', [...lines, 'echo " Failed:    @taskmesh/cli#build"', 'exit 2'].join('\n'))
  const { code, stderr } = await bootstrap('start')
  expect(code).toBe(2)
  expect(stderr).toContain('broken here')
  expect(stderr).not.toContain('fine')
})

test('behavior: new needs no build, and gets its words and its input', async () => {
  program('turbo', 'exit 1')
  program('node', `echo "$@" > ${root}/words; cat >> ${root}/words`)
  const child = spawn(process.execPath, [join(root, 'scripts/bootstrap.mjs'), 'new', 'task', 'x'])
  child.stdin.end('an answer')
  expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(0)
  expect(readFileSync(join(root, 'words'), 'utf8')).toBe(
    '--conditions=@taskmesh/source packages/tasks/scripts/new.ts task x\nan answer',
  )
})

test('behavior: when npm is killed during the build, nothing is started afterwards', async () => {
  const command = `"${process.execPath}" scripts/bootstrap.mjs start & echo $! ; wait`
  const shell = spawn('/bin/sh', ['-c', command], { cwd: root })
  const pid = await new Promise<number>((resolve) =>
    shell.stdout.once('data', (text) => resolve(Number(String(text)))),
  )
  await until(() => existsSync(join(root, 'building')))
  shell.kill('SIGKILL')
  await until(() => !isRunning(pid))
  expect(existsSync(join(root, 'started'))).toBe(false)
})
