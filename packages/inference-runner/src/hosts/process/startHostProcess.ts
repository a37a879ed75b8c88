import { fork } from 'node:child_process'
import { Socket } from 'node:net'
import type { HostProcess, ProcessEnd } from './HostProcess.ts'
import { forkSettings, HOST_ENTRY, hostEnvironment, tailOf } from './processSettings.ts'
import { whenReady } from './whenReady.ts'

/**
 * Starts the process of a host. While it is being started, which takes the longer the more memory
 * this process has, the thread does nothing else; `Spawner` starts processes from a small one.
 */
export function startHostProcess(entry: URL = HOST_ENTRY): HostProcess {
  const { path, execArgv } = forkSettings(entry)
  const child = fork(path, [], {
    serialization: 'advanced',
    execArgv,
    env: hostEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const stderr = tailOf(child.stderr)
  const end = new Promise<ProcessEnd>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal, stderr: stderr() }))
    child.on('error', (error) => {
      // What could not be started at all does not exit.
      if (child.pid === undefined) resolve({ code: null, signal: null, stderr: error.message })
    })
  })
  const onMessage = (listener: (message: unknown) => void) => void child.on('message', listener)
  const ready = whenReady({ onMessage, end })
  ready.catch(() => {})

  return {
    get pid() {
      return child.pid
    },
    get isConnected() {
      return child.connected
    },
    ready,
    end,
    send: (command) => {
      if (child.connected) child.send(command, () => {})
    },
    onMessage,
    keepRunning: (keeps) => {
      const change = keeps ? 'ref' : 'unref'
      child[change]()
      child.channel?.[change]()
      if (child.stderr instanceof Socket) child.stderr[change]()
    },
    disconnect: () => {
      if (child.connected) child.disconnect()
    },
    kill: () => void child.kill('SIGKILL'),
  }
}
