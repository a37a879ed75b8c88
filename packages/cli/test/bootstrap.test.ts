/** What `npm start` does when it is stopped before the network runs. The programs it calls are small scripts here. */
import { spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

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
    expect(await ended).not.toBe(0)
    expect(existsSync(join(root, 'started'))).toBe(false)
  },
)

test('behavior: when npm is killed during the build, nothing is started afterwards', async () => {
  const command = `"${process.execPath}" scripts/bootstrap.mjs start & echo $! ; wait`
  const shell = spawn('/bin/sh', ['-c', command], { cwd: root })
  const pid = await new Promise<number>((resolve) =>
    shell.stdout.once('data', (text) => resolve(Number(String(text)))),
  )
  await until(() => existsSync(join(root, 'building')))
  shell.kill('SIGKILL')
  await until(() => !existsSync(`/proc/${pid}`))
  expect(existsSync(join(root, 'started'))).toBe(false)
})
