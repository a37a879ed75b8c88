import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const children = new Set<ChildProcess>()

/**
 * Ends a child when this process ends: at exit, on the usual signals and, where there is a
 * POSIX shell, even when this process is killed without a chance to clean up.
 *
 * A program that listens to a signal itself decides when it ends; until then the child goes on,
 * as what is under way may need it.
 *
 * @returns A function that forgets the child, for when it has ended. It resolves when nothing of
 * this is left behind.
 */
export function killWithParent(child: ChildProcess): () => Promise<void> {
  const stopWatching = watchFromOutside(child)
  if (children.size === 0) listen()
  children.add(child)
  return async () => {
    children.delete(child)
    if (children.size === 0) stopListening()
    await stopWatching()
  }
}

function listen(): void {
  process.on('exit', killAll)
  for (const signal of signals) process.on(signal, onSignal)
}

function stopListening(): void {
  process.off('exit', killAll)
  for (const signal of signals) process.off(signal, onSignal)
}

function killAll(): void {
  for (const child of children) child.kill('SIGKILL')
}

/** A listener replaces the default action, so it is taken here, unless somebody else listens. */
function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return
  killAll()
  stopListening()
  process.kill(process.pid, signal)
}

/**
 * A shell that waits for the end of its input, which comes when this process is gone however
 * it went, then kills the child.
 */
function watchFromOutside(child: ChildProcess): () => Promise<void> {
  if (process.platform === 'win32' || child.pid === undefined) return async () => {}
  const script = 'read -r _; kill -9 "$1" 2>/dev/null'
  const watchdog = spawn('sh', ['-c', script, 'sh', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  const ended = once(watchdog, 'exit').catch(() => {})
  watchdog.stdin.on('error', () => {})
  watchdog.unref()
  return async () => {
    watchdog.ref()
    watchdog.kill('SIGKILL')
    await ended
  }
}
