/** The process that starts the processes of hosts. It is started by `Spawner` and by nothing else. */
import { spawn, type ChildProcess } from 'node:child_process'
import * as z from 'zod/mini'
import { tailOf } from './processSettings.ts'
import { spawnerCommand, type SpawnerCommand, type SpawnerReport } from './spawnerMessages.ts'

/** How long hosts may take to end when their runner is gone. Those that loop never would. */
const LONGEST_END_MS = 2000

const children = new Map<number, ChildProcess>()

function report(message: SpawnerReport): void {
  if (process.connected) process.send?.(message)
}

function start({
  id,
  path,
  execArgv,
  args,
  env,
}: Extract<SpawnerCommand, { type: 'start' }>): void {
  const child = spawn(process.execPath, [...execArgv, path, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const stderr = tailOf(child.stderr)
  const end = (code: number | null, signal: string | null, words: string) => {
    if (children.delete(id)) report({ type: 'ended', id, code, signal, stderr: words })
    if (children.size === 0 && !process.connected) process.exit(0)
  }
  children.set(id, child)
  child.on('exit', (code, signal) => end(code, signal, stderr()))
  child.on('error', (error) => {
    if (child.pid === undefined) end(null, null, error.message)
  })
  if (child.pid !== undefined) report({ type: 'started', id, pid: child.pid })
}

process.on('message', (message) => {
  const command = z.parse(spawnerCommand, message)
  if (command.type === 'start') start(command)
  else children.get(command.id)?.kill('SIGKILL')
})
process.on('disconnect', () => {
  if (children.size === 0) process.exit(0)
  setTimeout(() => {
    for (const child of children.values()) child.kill('SIGKILL')
  }, LONGEST_END_MS)
})
// Signals for a whole process group are the runner's to handle.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
