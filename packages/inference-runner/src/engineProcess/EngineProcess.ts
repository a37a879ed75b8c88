import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod/mini'
import type { EngineAnswer } from '../engines/engine.ts'
import type { ModelSource } from '../engines/modelSource.ts'
import { EngineCrashedError, RunnerClosedError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { untilAborted } from '../untilAborted.ts'
import { report, type Command, type Report } from './messages.ts'
import { startEngineProcess } from './startEngineProcess.ts'
import { decodeError } from './wireError.ts'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 10_000
const CLOSE_GRACE_MS = 2000

type Reply = Exclude<Report, { type: 'ready' }>
type Unnumbered = Command extends infer One
  ? One extends Command
    ? Omit<One, 'id'>
    : never
  : never

interface Waiting {
  child: ChildProcess
  resolve: (reply: Reply) => void
  reject: (error: Error) => void
}

/** One run of a model. */
export interface EngineJob {
  model: ModelSource
  inputs: readonly unknown[]
  parameters: Readonly<Record<string, unknown>>
}

export interface EngineProcessOptions {
  logger: Logger
  /** Called when the process died and forgot its models. */
  onExit: () => void
}

export interface EngineRunOptions {
  /** When it aborts, the job is told to stop and its result is dropped. */
  signal: AbortSignal
  /** How long after that the process is killed, if it has not stopped, in milliseconds. */
  graceMs: number
}

/**
 * The process in which models run, as its parent sees it.
 *
 * It starts when it is first needed and again after it died, with a pause that doubles from 0.1 s to
 * 10 s until a job succeeds. Jobs that it had when it died fail with {@link EngineCrashedError}.
 */
export class EngineProcess {
  readonly #logger: Logger
  readonly #onDeath: () => void
  readonly #waiting = new Map<number, Waiting>()
  #child: ChildProcess | undefined
  #starting: Promise<ChildProcess> | undefined
  #crashes = 0
  #lastId = 0
  #isClosed = false

  constructor({ logger, onExit }: EngineProcessOptions) {
    this.#logger = logger
    this.#onDeath = onExit
  }

  /** The number of the process; `undefined` while none runs. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Loads a model and gives the name of the engine that runs it. */
  async load(model: ModelSource, signal: AbortSignal): Promise<string> {
    const reply = await this.#ask({ type: 'load', model }, signal)
    return reply.type === 'loaded' ? reply.engine : ''
  }

  /** Runs a model, loading it first when necessary. */
  async run(job: EngineJob, { signal, graceMs }: EngineRunOptions): Promise<EngineAnswer> {
    const { model, inputs, parameters } = job
    const reply = await this.#ask(
      { type: 'run', model, inputs: [...inputs], parameters: { ...parameters } },
      signal,
      graceMs,
    )
    this.#crashes = 0
    if (reply.type !== 'answer') throw new EngineCrashedError('It answered another question.')
    return { outputs: reply.outputs, warnings: reply.warnings }
  }

  /** Ends the process; what it still runs fails with {@link RunnerClosedError}. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#rejectAll(new RunnerClosedError())
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    if (child.connected) child.disconnect()
    const stopWaiting = new AbortController()
    const grace = sleep(CLOSE_GRACE_MS, 'late', { signal: stopWaiting.signal }).catch(() => 'late')
    if ((await Promise.race([exit, grace])) === 'late') child.kill('SIGKILL')
    stopWaiting.abort()
    await exit
  }

  async #ask(command: Unnumbered, signal: AbortSignal, graceMs = Infinity): Promise<Reply> {
    const child = await this.#started(signal)
    signal.throwIfAborted()
    this.#lastId += 1
    const id = this.#lastId
    const reply = new Promise<Reply>((resolve, reject) => {
      this.#waiting.set(id, { child, resolve, reject })
    })
    const cancel = () => this.#cancel(child, id, graceMs)
    signal.addEventListener('abort', cancel, { once: true })
    this.#send(child, { ...command, id })
    try {
      return await reply
    } finally {
      signal.removeEventListener('abort', cancel)
      this.#waiting.delete(id)
    }
  }

  #send(child: ChildProcess, command: Command): void {
    if (child.connected) child.send(command, () => {})
  }

  #cancel(child: ChildProcess, id: number, graceMs: number): void {
    this.#send(child, { type: 'cancel', id })
    if (!Number.isFinite(graceMs)) return
    const timer = setTimeout(() => {
      if (!this.#waiting.has(id) || child !== this.#child) return
      this.#logger.warn('engine process killed: a job did not stop in time', { pid: child.pid })
      child.kill('SIGKILL')
    }, graceMs)
    timer.unref()
  }

  async #started(signal: AbortSignal): Promise<ChildProcess> {
    if (this.#isClosed) throw new RunnerClosedError()
    signal.throwIfAborted()
    if (this.#child?.connected) return this.#child
    this.#starting ??= this.#start()
    const starting = this.#starting
    const forget = () => {
      if (this.#starting === starting) this.#starting = undefined
    }
    starting.then(forget, forget)
    return untilAborted(starting, signal)
  }

  async #start(): Promise<ChildProcess> {
    if (this.#crashes > 0) {
      await sleep(Math.min(FIRST_PAUSE_MS * 2 ** (this.#crashes - 1), LONGEST_PAUSE_MS))
    }
    if (this.#isClosed) throw new RunnerClosedError()
    const { child, lastWords } = startEngineProcess()
    this.#child = child
    const ready = new Promise<void>((resolve, reject) => {
      const end = (code: number | null, signal: string | null) => {
        reject(new EngineCrashedError('It ended while it started.'))
        this.#onExit(child, { code, signal, lastWords: lastWords() })
      }
      child.on('message', (message) => this.#receive(message, resolve))
      child.once('exit', end)
      child.on('error', (error) => {
        this.#logger.error('engine process', { reason: error.message })
        // What could not be started at all does not exit.
        if (child.pid === undefined) end(null, null)
      })
    })
    await ready
    this.#logger.info('engine process started', { pid: child.pid })
    return child
  }

  #receive(message: unknown, onReady: () => void): void {
    const parsed = z.parse(report, message)
    if (parsed.type === 'ready') return onReady()
    const waiting = this.#waiting.get(parsed.id)
    if (parsed.type === 'failed') waiting?.reject(decodeError(parsed.error))
    else waiting?.resolve(parsed)
  }

  #onExit(
    child: ChildProcess,
    facts: { code: number | null; signal: string | null; lastWords: string },
  ) {
    if (this.#child === child) {
      this.#child = undefined
      this.#starting = undefined
    }
    if (this.#isClosed) return
    this.#crashes += 1
    this.#onDeath()
    this.#logger.error('engine process ended', { pid: child.pid, ...facts })
    const how = facts.signal === null ? `with code ${facts.code}` : `by ${facts.signal}`
    this.#rejectAll(new EngineCrashedError(`It ended ${how} and will be started again.`), child)
  }

  #rejectAll(error: Error, ofChild?: ChildProcess): void {
    for (const { child, reject } of this.#waiting.values()) {
      if (ofChild === undefined || child === ofChild) reject(error)
    }
  }
}
