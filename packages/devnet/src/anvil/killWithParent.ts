import { spawn, type ChildProcess } from 'node:child_process'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Ends a child when this process ends: at exit, on the usual signals and, where there is a
 * POSIX shell, even when this process is killed without a chance to clean up.
 *
 * @returns A function that forgets the child, for when it has ended.
 */
export function killWithParent(child: ChildProcess): () => void {
  const kill = () => void child.kill('SIGKILL')
  const onSignal = (signal: NodeJS.Signals) => {
    kill()
    forget()
    // A listener replaces the default action; without another one, take it after all.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }
  const stopWatching = watchFromOutside(child)
  process.once('exit', kill)
  for (const signal of signals) process.on(signal, onSignal)
  return forget

  function forget(): void {
    stopWatching()
    process.off('exit', kill)
    for (const signal of signals) process.off(signal, onSignal)
  }
}

/**
 * A shell that waits for the end of its input, which comes when this process is gone however
 * it went, then kills the child.
 */
function watchFromOutside(child: ChildProcess): () => void {
  if (process.platform === 'win32' || child.pid === undefined) return () => {}
  const script = 'read -r _; kill -9 "$1" 2>/dev/null'
  const watchdog = spawn('sh', ['-c', script, 'sh', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watchdog.on('error', () => {})
  watchdog.stdin.on('error', () => {})
  watchdog.unref()
  return () => void watchdog.kill('SIGKILL')
}
