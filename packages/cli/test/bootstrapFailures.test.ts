/** What the commands of the repository say on a machine where they cannot work. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { shellArguments } from '../../../scripts/bootstrap/shellArguments.mjs'

const SCRIPTS = join(import.meta.dirname, '../../../scripts')
const REAL_TOOLS = join(import.meta.dirname, '../../../.toolchain/node_modules/.bin')
const TOOLCHAIN = '{"dependencies":{"node":"24","pnpm":"12"}}'

let root: string

function addRepository(folder: string): void {
  for (const name of ['scripts', 'toolchain', 'packages', 'apps']) mkdirSync(join(folder, name))
  cpSync(join(SCRIPTS, 'bootstrap.mjs'), join(folder, 'scripts/bootstrap.mjs'))
  cpSync(join(SCRIPTS, 'bootstrap'), join(folder, 'scripts/bootstrap'), { recursive: true })
  writeFileSync(join(folder, 'toolchain/package.json'), TOOLCHAIN)
}

/** The toolchain is there, and the given program in it. */
function addToolchain(folder: string): void {
  mkdirSync(join(folder, '.toolchain/node_modules/.bin'), { recursive: true })
  const stamp = `${process.platform}-${process.arch}\n${TOOLCHAIN}`
  writeFileSync(join(folder, '.toolchain/stamp'), stamp)
}

function addProgram(name: string, body: string): void {
  const file = join(root, '.toolchain/node_modules/.bin', name)
  writeFileSync(file, `#!/bin/sh\n${body}\n`, { mode: 0o755 })
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'taskmesh-failures-'))
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

function start(folder: string, env: NodeJS.ProcessEnv = {}, preload?: string): ChildProcess {
  const flags =
    preload === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(preload)}`]
  return spawn(process.execPath, [...flags, join(folder, 'scripts/bootstrap.mjs'), 'lint'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

async function endOf(child: ChildProcess): Promise<{ code: unknown; lines: string[] }> {
  let printed = ''
  child.stderr?.on('data', (text) => (printed += String(text)))
  const [code]: unknown[] = await once(child, 'close')
  const lines = printed.split('\n').filter((line) => line.includes('[taskmesh]'))
  return { code, lines: lines.map((line) => line.replace(/^.*\[taskmesh\]\S* /, '')) }
}

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const SUPPORTED = 'Linux with glibc on x64 or arm64, macOS on arm64, or Windows on x64'

describe('error: a machine that will not do is named before anything is installed', () => {
  test.each([
    [
      'an old Node.js',
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })`,
      'Node.js 18.20.4 is too old: install Node.js 20 or newer, from https://nodejs.org.',
    ],
    [
      'another processor',
      `Object.defineProperty(process, 'arch', { value: 'ppc64' })`,
      `onnxruntime or anvil is not made for linux on ppc64: use ${SUPPORTED}.`,
    ],
    [
      'a Mac with a processor of Intel',
      `Object.defineProperty(process, 'platform', { value: 'darwin' });
       Object.defineProperty(process, 'arch', { value: 'x64' })`,
      `onnxruntime or anvil is not made for darwin on x64: use ${SUPPORTED}.`,
    ],
    [
      'another C library',
      `process.report.getReport = () => ({ header: {} })`,
      'There is no onnxruntime for musl, which Alpine has: use a system with glibc, such as the image node:24-slim.',
    ],
  ])('%s', async (_, preload, sentence) => {
    addRepository(root)
    const linux = `Object.defineProperty(process, 'platform', { value: 'linux', configurable: true });`
    expect(await endOf(start(root, {}, linux + preload))).toEqual({ code: 1, lines: [sentence] })
    expect(existsSync(join(root, '.toolchain'))).toBe(false)
  })
})

const UNREACHABLE =
  'The npm registry cannot be reached: connect to the network, or name a mirror by `npm config set registry <url>`, and run the command again.'

describe('error: without a network', () => {
  test('npm cannot bring the toolchain', async () => {
    addRepository(root)
    const { code, lines } = await endOf(
      start(root, {
        npm_config_registry: `http://127.0.0.1:${await closedPort()}`,
        npm_config_cache: join(root, 'cache'),
        npm_config_fetch_retries: '0',
      }),
    )
    expect([code, lines.at(-1)]).toEqual([1, UNREACHABLE])
    expect(existsSync(join(root, '.toolchain/stamp'))).toBe(false)
  })

  test('pnpm cannot bring the dependencies', async () => {
    addRepository(root)
    addToolchain(root)
    const registry = `http://127.0.0.1:${await closedPort()}/`
    addProgram('pnpm', `exec ${join(REAL_TOOLS, 'pnpm')} "$@" --store-dir ${root}/store`)
    writeFileSync(join(root, '.npmrc'), `registry=${registry}\n`)
    writeFileSync(join(root, 'pnpm-workspace.yaml'), 'fetchRetries: 0\n')
    writeFileSync(join(root, 'package.json'), '{"dependencies":{"ms":"2.1.3"}}')
    const integrity = `sha512-${'A'.repeat(86)}==`
    writeFileSync(
      join(root, 'pnpm-lock.yaml'),
      `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      ms: {specifier: 2.1.3, version: 2.1.3}
packages:
  ms@2.1.3:
    resolution: {integrity: ${integrity}}
snapshots:
  ms@2.1.3: {}
`,
    )
    const { code, lines } = await endOf(start(root, { npm_config_registry: registry }))
    expect([code, lines.at(-1)]).toEqual([1, UNREACHABLE])
  })
})

/** A disk of its own, in memory, that needs no rights: a mount in a namespace of the process. */
const ON_A_FULL_DISK = `set -e
mount -t tmpfs -o size=64k tmpfs "$1/disk"
cp -a "$1/repository" "$1/disk"
head -c 64k /dev/zero > "$1/disk/ballast" || true
exec "$2" "$1/disk/repository/scripts/bootstrap.mjs" lint`

test('error: a full disk is named with how much room is needed', async () => {
  for (const name of ['disk', 'repository']) mkdirSync(join(root, name))
  addRepository(join(root, 'repository'))
  const shell = ['sh', '-c', ON_A_FULL_DISK, 'sh', root, process.execPath]
  const child = spawn('unshare', ['--user', '--map-root-user', '--mount', ...shell], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const { code, lines } = await endOf(child)
  expect([code, lines.at(-1)]).toEqual([
    1,
    'The disk is full: make room, some 4 GB in all, and run the command again.',
  ])
})

describe('the lock of what is installed', () => {
  beforeEach(() => {
    addRepository(root)
    addToolchain(root)
    mkdirSync(join(root, 'node_modules'))
    addProgram('pnpm', `cat ${root}/.toolchain/lock > ${root}/holder`)
    addProgram('oxlint', 'exit 0')
  })

  test('behavior: another command is waited for, and named', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    writeFileSync(join(root, '.toolchain/lock'), String(other.pid))
    const child = start(root)
    const ended = endOf(child)
    await once(child.stderr ?? child, 'data')
    expect(existsSync(join(root, 'holder'))).toBe(false)
    other.kill()
    const { code, lines } = await ended
    expect([code, lines[0]]).toEqual([
      0,
      `Process ${other.pid} installs or builds here: waiting for it. End it to go on without it.`,
    ])
    expect(readFileSync(join(root, 'holder'), 'utf8')).toBe(String(child.pid))
    expect(existsSync(join(root, '.toolchain/lock'))).toBe(false)
  })

  test('behavior: the lock of a process that is gone is taken over', async () => {
    const gone = spawn(process.execPath, ['-e', ''])
    await once(gone, 'exit')
    writeFileSync(join(root, '.toolchain/lock'), String(gone.pid))
    const { code, lines } = await endOf(start(root))
    expect([code, lines]).toEqual([0, ['Installing dependencies…']])
  })

  test('behavior: a step that fails leaves no lock', async () => {
    addProgram('pnpm', 'exit 3')
    expect((await endOf(start(root))).code).toBe(3)
    expect(existsSync(join(root, '.toolchain/lock'))).toBe(false)
  })
})

describe('arguments of programs that a shell starts', () => {
  test('behavior: stay as they are where no shell is needed', () => {
    expect(shellArguments(['run', 'I love it.'], 'linux')).toEqual(['run', 'I love it.'])
  })

  test.each([
    ['translation', '^^^"translation^^^"'],
    ['I love it.', '^^^"I^^^ love^^^ it.^^^"'],
    ['a "b"', '^^^"a^^^ \\^^^"b\\^^^"^^^"'],
    ['C:\\models\\', '^^^"C:\\models\\\\^^^"'],
    ['100%&', '^^^"100^^^%^^^&^^^"'],
  ])('behavior: reach a tool on Windows as they were written: %s', (written, expected) => {
    expect(shellArguments([written], 'win32')).toEqual([expected])
  })
})
