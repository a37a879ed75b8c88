import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { raceSignal } from 'race-signal'
import * as z from 'zod/mini'
import type { EngineAnswer } from '../engine/loadedModel.ts'
import type { LoadProgress } from '../engine/loadOptions.ts'
import type { ModelSpec } from '../engine/modelSpec.ts'
import { EngineCrashedError, RunnerClosedError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { Host, HostJob, HostLoadOptions, HostRunOptions, LoadedFacts } from './host.ts'
import { report, type Command, type Report } from './messages.ts'
import type { TakeProcess } from './ProcessReserve.ts'
import { watchMemory } from './watchMemory.ts'
import { decodeError } from './wireError.ts'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 10_000
const CLOSE_GRACE_MS = 2000

type Progress = Extract<Report, { type: 'progress' | 'piece' }>
type Reply = Exclude<Report, Progress | { type: 'ready' }>
type Unnumbered = Command extends infer One
  ? One extends Command
    ? Omit<One, 'id'>
    : never
  : never

interface Waiting {
  child: ChildProcess
  resolve: (reply: Reply) => void
  reject: (error: Error) => void
  onProgress: (progress: Progress) => void
}

interface SendOptions {
  signal: AbortSignal
  graceMs?: number | undefined
  onProgress?: ((progress: LoadProgress) => void) | undefined
  onPiece?: ((piece: unknown) => void) | undefined
}

export interface ProcessHostOptions {
  logger: Logger
  /** Called when the process died and forgot its models. */
  onExit: () => void
  take: TakeProcess
  /** Bytes of memory above which the process is ended. */
  maxProcessBytes: number
}

interface ExitFacts {
  code: number | null
  signal: string | null
  /** What it took too much of. */
  excess: string | undefined
  /** The end of what it wrote to its error output. */
  stderr: string
}

function describeExcess(excess: string): string {
  return `It was ended because it ${excess}.`
}

function describeEnd({ code, signal, excess }: ExitFacts): string {
  if (excess !== undefined) return describeExcess(excess)
  const how = signal === null ? `with code ${code}` : `by ${signal}`
  return `It ended ${how} and will be started again.`
}

/** Lets a process end, and kills it when it does not. */
async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  if (child.connected) child.disconnect()
  const stopWaiting = new AbortController()
  const grace = sleep(CLOSE_GRACE_MS, 'late', { signal: stopWaiting.signal }).catch(() => 'late')
  if ((await Promise.race([exit, grace])) === 'late') child.kill('SIGKILL')
  stopWaiting.abort()
  await exit
}

function unexpected(): EngineCrashedError {
  return new EngineCrashedError('It sent a reply to another command.')
}

/**
 * The process in which models run, as its parent sees it.
 *
 * It starts when it is first needed and again after it died, with a pause that doubles from 0.1 s to
 * 10 s until a job succeeds. Jobs that it had when it died fail with {@link EngineCrashedError}.
 */
export class ProcessHost implements Host {
  readonly #logger: Logger
  readonly #onExit: () => void
  readonly #take: TakeProcess
  readonly #maxProcessBytes: number
  readonly #waiting = new Map<number, Waiting>()
  /** Processes that were ended on purpose. */
  readonly #stopped = new WeakSet<ChildProcess>()
  #child: ChildProcess | undefined
  #starting: Promise<ChildProcess> | undefined
  #crashes = 0
  #lastId = 0
  #isClosed = false

  constructor({ logger, onExit, take, maxProcessBytes }: ProcessHostOptions) {
    this.#logger = logger
    this.#onExit = onExit
    this.#take = take
    this.#maxProcessBytes = maxProcessBytes
  }

  /** The number of the process; `undefined` while none runs. */
  get pid(): number | undefined {
    return this.#child?.pid
  }

  async load(spec: ModelSpec, options: HostLoadOptions): Promise<LoadedFacts> {
    const reply = await this.#request({ type: 'load', spec }, options)
    if (reply.type !== 'loaded') throw unexpected()
    return reply.facts
  }

  async run(job: HostJob, options: HostRunOptions): Promise<EngineAnswer> {
    const reply = await this.#request({ type: 'run', job }, options)
    if (reply.type !== 'answered') throw unexpected()
    this.#crashes = 0
    return reply.answer
  }

  async unload(spec: ModelSpec, options: { signal: AbortSignal }): Promise<void> {
    if (this.#child?.connected) await this.#request({ type: 'unload', spec }, options)
  }

  /** Ends the process with all its models; what it still runs fails with EngineCrashedError. The next call starts one. */
  async stop(): Promise<void> {
    const child = this.#child
    if (child === undefined) return
    this.#child = undefined
    this.#starting = undefined
    this.#stopped.add(child)
    this.#rejectAll(new EngineCrashedError('It was ended.'), child)
    await endProcess(child)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#rejectAll(new RunnerClosedError())
    if (this.#child !== undefined) await endProcess(this.#child)
  }

  async #request(command: Unnumbered, options: SendOptions): Promise<Reply> {
    const { signal, graceMs = Infinity, onProgress, onPiece } = options
    const child = await this.#started(signal)
    signal.throwIfAborted()
    this.#lastId += 1
    const id = this.#lastId
    const reply = new Promise<Reply>((resolve, reject) => {
      const onReport = (progress: Progress) =>
        progress.type === 'piece' ? onPiece?.(progress.piece) : onProgress?.(progress.progress)
      this.#waiting.set(id, { child, resolve, reject, onProgress: onReport })
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
      this.#logger.warn({ pid: child.pid }, 'engine process killed: a job did not stop in time')
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
    return raceSignal(starting, signal)
  }

  async #start(): Promise<ChildProcess> {
    if (this.#crashes > 0) {
      await sleep(Math.min(FIRST_PAUSE_MS * 2 ** (this.#crashes - 1), LONGEST_PAUSE_MS))
    }
    if (this.#isClosed) throw new RunnerClosedError()
    const { child, ready, readErrors } = this.#take()
    this.#child = child
    let excess: string | undefined
    const stopWatching = watchMemory(child, this.#maxProcessBytes, (words) => {
      excess = words
      child.kill('SIGKILL')
    })
    const end = (code: number | null, signal: string | null) => {
      stopWatching()
      this.#handleExit(child, { code, signal, excess, stderr: readErrors() })
    }
    child.on('message', (message) => this.#receive(message))
    child.once('exit', end)
    child.on('error', (error) => {
      this.#logger.error({ reason: error.message }, 'engine process')
      // What could not be started at all does not exit.
      if (child.pid === undefined) end(null, null)
    })
    await ready.catch((error: unknown) => {
      throw excess === undefined ? error : new EngineCrashedError(describeExcess(excess))
    })
    this.#logger.info({ pid: child.pid }, 'engine process started')
    return child
  }

  #receive(message: unknown): void {
    const parsed = z.parse(report, message)
    if (parsed.type === 'ready') return
    const waiting = this.#waiting.get(parsed.id)
    if (parsed.type === 'failed') waiting?.reject(decodeError(parsed.error))
    else if (parsed.type === 'progress' || parsed.type === 'piece') waiting?.onProgress(parsed)
    else waiting?.resolve(parsed)
  }

  #handleExit(child: ChildProcess, facts: ExitFacts) {
    if (this.#child === child) {
      this.#child = undefined
      this.#starting = undefined
    }
    if (this.#isClosed || this.#stopped.has(child)) return
    this.#crashes += 1
    this.#onExit()
    this.#logger.error({ pid: child.pid, ...facts }, 'engine process ended')
    this.#rejectAll(new EngineCrashedError(describeEnd(facts)), child)
  }

  #rejectAll(error: Error, ofChild?: ChildProcess): void {
    for (const { child, reject } of this.#waiting.values()) {
      if (ofChild === undefined || child === ofChild) reject(error)
    }
  }
}
