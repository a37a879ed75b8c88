import type { Socket } from 'node:net'
import type { Command } from '../messages.ts'
import { writeFrame } from './frames.ts'
import type { HostProcess, ProcessEnd } from './HostProcess.ts'
import { whenReady } from './whenReady.ts'

export interface SpawnedProcessOptions {
  /** Has it killed by the process that started it; returns whether that one can. */
  kill: () => boolean
  /** Called when it is to keep this program running, or not any more. */
  onKeep: () => void
  /** Called when its socket is there. */
  onConnected: () => void
}

/** A process that was started by the spawner and is connected by a socket. */
export class SpawnedProcess implements HostProcess {
  readonly ready: Promise<void>
  readonly end: Promise<ProcessEnd>
  readonly #options: SpawnedProcessOptions
  readonly #listeners: ((message: unknown) => void)[] = []
  readonly #finish: (end: ProcessEnd) => void
  #pid: number | undefined
  #socket: Socket | undefined
  #isKept = true
  #isOrphan = false
  #isDisconnected = false

  constructor(options: SpawnedProcessOptions) {
    this.#options = options
    let finish: (end: ProcessEnd) => void = () => {}
    this.end = new Promise((resolve) => {
      finish = resolve
    })
    this.#finish = finish
    this.ready = whenReady(this)
    this.ready.catch(() => {})
  }

  get pid(): number | undefined {
    return this.#pid
  }

  get isConnected(): boolean {
    return this.#socket?.writable === true
  }

  /** Whether it keeps this program running. */
  get isKept(): boolean {
    return this.#isKept
  }

  send(command: Command): void {
    if (this.#socket?.writable) writeFrame(this.#socket, command)
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#listeners.push(listener)
  }

  keepRunning(keeps: boolean): void {
    this.#isKept = keeps
    this.#socket?.[keeps ? 'ref' : 'unref']()
    this.#options.onKeep()
  }

  disconnect(): void {
    this.#isDisconnected = true
    this.#socket?.end()
  }

  kill(): void {
    if (this.#options.kill()) return
    try {
      if (this.isConnected && this.#pid !== undefined) process.kill(this.#pid, 'SIGKILL')
    } catch {
      // It has ended.
    }
  }

  /** It runs and has this number. */
  take(pid: number): void {
    this.#pid = pid
  }

  /** It has connected by a socket. */
  connect(socket: Socket): void {
    this.#socket = socket
    this.#options.onConnected()
    if (!this.#isKept) socket.unref()
    if (this.#isDisconnected) socket.end()
    socket.once('close', () => {
      if (this.#isOrphan) this.#finishUnknown()
    })
  }

  /** It has sent a message. */
  receive(message: unknown): void {
    for (const listener of this.#listeners) listener(message)
  }

  /** It has ended. */
  finish({ code, signal, stderr }: ProcessEnd): void {
    this.#socket?.destroy()
    this.#finish({ code, signal, stderr })
  }

  /** Nobody watches it any more: when its socket closes it has ended, how is not known. */
  orphan(): void {
    this.#isOrphan = true
    if (this.#socket === undefined || this.#socket.destroyed) this.#finishUnknown()
  }

  #finishUnknown(): void {
    this.#finish({ code: null, signal: null, stderr: '' })
  }
}
