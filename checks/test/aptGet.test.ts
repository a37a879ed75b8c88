import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aptGet } from '../../scripts/aptGet.ts'

let folder: string
let options: string[]

/** An apt with folders of its own and without sources. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'taskmesh-apt-'))
  for (const name of ['lists/partial', 'archives/partial', 'sources'])
    mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, 'status'), '')
  const settings = {
    'Dir::State::Lists': join(folder, 'lists'),
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': folder,
    'Dir::Etc::sourcelist': '/dev/null',
    'Dir::Etc::sourceparts': join(folder, 'sources'),
  }
  options = Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`])
})

afterEach(() => rmSync(folder, { recursive: true }))

/** Another apt-get that has the lock of the package lists until it is let go. */
async function holdLock() {
  const held = join(folder, 'held')
  const hook = `touch ${held}; while [ -e ${held} ]; do sleep 0.05; done`
  const args = [...options, '-o', `APT::Update::Pre-Invoke::=${hook}`, 'update']
  const holder = spawn('apt-get', args, { stdio: 'ignore' })
  const ended = once(holder, 'exit')
  await expect.poll(() => existsSync(held), { timeout: 30_000 }).toBe(true)
  return { held, ended }
}

// Elsewhere the browser has to be there, and nothing is installed.
describe.runIf(existsSync('/usr/bin/apt-get'))('aptGet', () => {
  test('waits for another apt-get that has the lock of the package lists', async () => {
    const { held, ended } = await holdLock()
    const remover = spawn('sh', ['-c', `sleep 2; rm ${held}`])
    expect(aptGet([...options, 'update'])).toBe(true)
    expect(existsSync(held)).toBe(false)
    await Promise.all([ended, once(remover, 'exit')])
  })

  test('gives up when the time is over', async () => {
    const { held, ended } = await holdLock()
    expect(aptGet([...options, 'update'], { timeoutMs: 1000 })).toBe(false)
    rmSync(held)
    await ended
  })

  test('fails at once where no lock is the reason', () => {
    expect(aptGet([...options, 'install', '-y', 'no-such-package'])).toBe(false)
  })
})
