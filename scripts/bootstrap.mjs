/**
 * Runs the project's commands on a bare clone where only Node.js 20 and npm exist: brings the
 * Node.js and pnpm of toolchain/package.json, installs and builds what has changed, then runs the command.
 * Plain JavaScript without dependencies, because nothing is installed when it starts.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { failureReason } from './bootstrap/failureReason.mjs'
import { lock } from './bootstrap/lock.mjs'
import { machineProblem } from './bootstrap/machineProblem.mjs'
import { shellArguments } from './bootstrap/shellArguments.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const TOOLCHAIN = join(ROOT, '.toolchain')
const BIN = join(TOOLCHAIN, 'node_modules', '.bin')
const CLI = join('packages', 'cli', 'dist', 'main.js')

/** A program of the repository, run on the sources of the packages, which need not be built. */
function fromSource(...path) {
  return { isBuilt: false, command: ['node', '--conditions=@taskmesh/source', join(...path)] }
}

/** What each `npm run` command does once everything is in place. */
const COMMANDS = {
  start: { isBuilt: true, command: ['node', CLI, 'dev'] },
  taskmesh: { isBuilt: true, command: ['node', CLI] },
  test: { isBuilt: false, command: ['node', join('scripts', 'test.ts')] },
  build: { isBuilt: false, command: ['turbo', 'run', 'build'] },
  check: { isBuilt: false, command: ['turbo', 'run', 'check'] },
  interop: fromSource('interop', 'run.ts'),
  soak: fromSource('checks', 'scripts', 'soak.ts'),
  parity: fromSource('parity', 'run.ts'),
  compat: fromSource('packages', 'tasks', 'scripts', 'compat.ts'),
  new: fromSource('packages', 'tasks', 'scripts', 'new.ts'),
  register: fromSource('packages', 'tasks', 'scripts', 'register.ts'),
  'check:task': fromSource('packages', 'tasks', 'scripts', 'checkTask.ts'),
  api: {
    isBuilt: true,
    command: ['node', join('checks', 'scripts', 'checkPackages.ts'), '--update'],
  },
  errors: fromSource('checks', 'scripts', 'writeErrors.ts'),
  models: fromSource('checks', 'scripts', 'writeModels.ts'),
  lint: { isBuilt: false, command: ['oxlint'] },
  format: { isBuilt: false, command: ['prettier', '--write', '.'] },
}

function log(message) {
  process.stderr.write(`\u001b[2m[taskmesh]\u001b[0m ${message}\n`)
}

function environment() {
  const path = [BIN, join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  return { ...process.env, PATH: path, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' }
}

/** The npm that called us, through a shell. */
const PARENT = process.ppid

/** The signal that stopped us. What runs then is ended, and nothing more is begun. */
let stoppedBy

/** The exit code of a program that a signal has ended. */
function codeOf(signal) {
  return 128 + (constants.signals[signal] ?? 0)
}

/**
 * Calls back when npm is gone. It runs us through a shell that passes no signals on, so a signal to
 * npm reaches us only by what it leaves behind.
 */
function onOrphaned(callback) {
  const timer = setInterval(() => {
    if (process.ppid === PARENT) return
    clearInterval(timer)
    callback()
  }, 200)
  return () => clearInterval(timer)
}

/**
 * Runs a command to its end and gives its exit code. Signals reach it; we end when it has. It has
 * our terminal, unless `onText` gets what it prints.
 */
function run(command, args, { stdout = 2, cwd = ROOT, onText } = {}) {
  return new Promise((resolve) => {
    let child
    const stop = (signal) => {
      stoppedBy = signal
      child.kill(signal)
    }
    // Ctrl-C reaches the child by itself.
    const interrupt = () => {
      stoppedBy = 'SIGINT'
    }
    // Before the child is there, which may be seen from outside before `spawn` returns.
    process.on('SIGTERM', stop).on('SIGHUP', stop).on('SIGINT', interrupt)
    const isWindows = process.platform === 'win32'
    child = spawn(command, shellArguments(args), {
      cwd,
      env: environment(),
      stdio: onText ? ['ignore', 'pipe', 'pipe'] : ['inherit', stdout, 'inherit'],
      shell: isWindows,
    })
    for (const stream of onText ? [child.stdout, child.stderr] : []) {
      stream.setEncoding('utf8').on('data', onText)
    }
    const stopWatching = onOrphaned(() => stop('SIGTERM'))
    child.on('error', (error) => {
      log(`Could not start ${command}: ${error.message}`)
      resolve(1)
    })
    const end = (code, signal) => {
      stopWatching()
      process.off('SIGTERM', stop).off('SIGHUP', stop).off('SIGINT', interrupt)
      resolve(code ?? codeOf(signal))
    }
    // What it printed is complete later than it ends, if ever: others may hold its output.
    child.on('exit', (...how) => (!onText || stoppedBy) && end(...how)).on('close', end)
  })
}

async function runOrExit(what, command, args, options) {
  const code = await run(command, args, options)
  // A step may end with 0 after a signal, as turbo does.
  if (stoppedBy) process.exit(codeOf(stoppedBy))
  if (code === 0) return
  options?.onFailure?.()
  const reason = failureReason(options?.printed?.() ?? '')
  log(reason ?? `${what} failed (exit code ${code}). The lines above say why.`)
  process.exit(code)
}

/** Shows what a step prints as it comes, and keeps it for when the step fails. */
function echo() {
  let printed = ''
  return {
    onText(text) {
      printed += text
      process.stderr.write(text)
    },
    printed: () => printed,
  }
}

function hash(files) {
  const digest = createHash('sha256')
  for (const file of files) digest.update(file).update(readFileSync(join(ROOT, file)))
  return digest.digest('hex')
}

function isFresh(stamp, value) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === value
}

async function bringToolchain() {
  const wanted = readFileSync(join(ROOT, 'toolchain', 'package.json'), 'utf8')
  const stamp = join(TOOLCHAIN, 'stamp')
  const value = `${process.platform}-${process.arch}\n${wanted}`
  if (isFresh(stamp, value)) return
  const { node, pnpm } = JSON.parse(wanted).dependencies
  log(`Getting Node.js ${node} and pnpm ${pnpm} from npm (once, about 60 MB)…`)
  writeFileSync(join(TOOLCHAIN, 'package.json'), wanted)
  const flags = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error']
  await runOrExit('Getting the toolchain', 'npm', flags, { cwd: TOOLCHAIN, ...echo() })
  writeFileSync(stamp, value)
}

function manifests() {
  const folders = ['packages', 'apps'].flatMap((parent) =>
    readdirSync(join(ROOT, parent)).map((name) => join(parent, name, 'package.json')),
  )
  const others = ['bench', 'checks', 'interop', 'parity'].map((name) => join(name, 'package.json'))
  const root = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml']
  return [...root, ...folders, ...others].filter((file) => existsSync(join(ROOT, file)))
}

async function install() {
  const stamp = join(ROOT, 'node_modules', '.taskmesh-install')
  const value = hash(manifests())
  if (isFresh(stamp, value)) return
  log('Installing dependencies…')
  await runOrExit('Installing', 'pnpm', ['install', '--frozen-lockfile'], echo())
  writeFileSync(stamp, value)
}

/** Logs which packages are being built, and keeps what turbo prints for when one fails. */
function watchBuild() {
  let output = ''
  let logged = 0
  return {
    printed: () => output,
    onText(text) {
      output += text
      const begun = [...output.matchAll(/^(\S+):build: cache (?:miss|bypass)[^\n]*\n/gm)]
      for (const [, name] of begun.slice(logged)) log(`Building ${name}…`)
      logged = begun.length
    },
    onFailure() {
      const failed = [...output.matchAll(/^\s*Failed:\s+(\S+)#build/gm)].map(([, name]) => name)
      const lines = output.split('\n')
      const relevant = lines.filter((line) =>
        failed.some((name) => line.startsWith(`${name}:build:`)),
      )
      process.stderr.write(`${(relevant.length > 0 ? relevant : lines).join('\n')}\n`)
    },
  }
}

/** Builds what has changed. Prints nothing when nothing has. */
async function build() {
  if (!existsSync(join(ROOT, CLI))) log('Building everything (once, about a minute)…')
  const turbo = ['--output-logs=new-only', '--log-order=stream', '--no-color', '--ui=stream']
  const flags = ['run', 'build', '--filter=@taskmesh/cli...', ...turbo]
  await runOrExit('Building', 'turbo', flags, watchBuild())
}

const [name = '', ...args] = process.argv.slice(2)
const chosen = COMMANDS[name]
if (chosen === undefined) {
  log(`Unknown command "${name}". Known: ${Object.keys(COMMANDS).join(', ')}`)
  process.exit(1)
}
const problem = machineProblem()
if (problem !== undefined) {
  log(problem)
  process.exit(1)
}
try {
  const unlock = await lock(join(TOOLCHAIN, 'lock'), (pid) =>
    log(`Process ${pid} installs or builds here: waiting for it. End it to go on without it.`),
  )
  await bringToolchain()
  await install()
  if (chosen.isBuilt) await build()
  unlock()
} catch (error) {
  log(failureReason(String(error)) ?? String(error))
  process.exit(1)
}
const [program, ...parameters] = chosen.command
process.exitCode = await run(program, [...parameters, ...args], { stdout: 'inherit' })
