import { setTimeout as sleep } from 'node:timers/promises'
import { raceSignal } from 'race-signal'
import * as z from 'zod/mini'
import type { EngineAnswer } from '../engine/loadedModel.ts'
import type { LoadProgress } from '../engine/loadOptions.ts'
import type { ModelSpec } from '../engine/modelSpec.ts'
import { EngineCrashedError, RunnerClosedError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { attach, detach } from './attachments.ts'
import type {
  Host,
  HostJob,
  HostLoadOptions,
  HostRunOptions,
  LoadedFacts,
  TokenizerAnswer,
  TokenizerJob,
} from './host.ts'
import type { MediaDirectory } from './MediaDirectory.ts'
import { MemoryWatch } from './MemoryWatch.ts'
import { report, type Command, type Report } from './messages.ts'
import type { HostProcess, ProcessEnd } from './process/HostProcess.ts'
import { decodeError } from './wireError.ts'

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 10_000
const CLOSE_GRACE_MS = 1000

type Progress = Extract<Report, { type: 'progress' | 'piece' }>
type Reply = Exclude<Report, Progress | { type: 'ready' }>
type Numbered = Exclude<Command, { type: 'warm' }>
type Unnumbered = Numbered extends infer One
  ? One extends Numbered
    ? Omit<One, 'id'>
    : never
  : never

interface Waiting {
  child: HostProcess
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

/** The files of one run with what is too large for messages. */
interface RunFiles {
  inbox?: Extract<Command, { type: 'run' }>['inbox']
  outbox: string
}

export interface ProcessHostOptions {
  logger: Logger
  /** Names it in what is logged. */
  name: string
  /** Starts a process, or takes one that was started in reserve. */
  start: () => HostProcess
  media: MediaDirectory
  /** Bytes of memory above which the process is ended. */
  maxProcessBytes: number
  /** Called when the process died and forgot its models. */
  onExit: () => void
}

function unexpected(): EngineCrashedError {
  return new EngineCrashedError('It sent a reply to another command.')
}

/**
 * The process in which models run, as its parent sees it.
 *
 * It starts when it is first needed and again after it died, with a pause that doubles from 0.1 s to
 * 10 s until a job succeeds. Jobs that it had when it died fail with {@link EngineCrashedError}, which
 * says so when it was ended because of its memory.
 */
export class ProcessHost implements Host {
  readonly #options: ProcessHostOptions
  readonly #waiting = new Map<number, Waiting>()
  /** Why processes were ended, where the reason is not what their end says. */
  readonly #reasons = new WeakMap<HostProcess, Error>()
  #child: HostProcess | undefined
  #memory: MemoryWatch | undefined
  #starting: Promise<HostProcess> | undefined
  #crashes = 0
  #lastId = 0
  #isClosed = false

  constructor(options: ProcessHostOptions) {
    this.#options = options
  }

  /** Whether it has a process, which may be starting. */
  get hasProcess(): boolean {
    return this.#child !== undefined
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  get residentBytes(): number | undefined {
    return this.#memory?.residentBytes
  }

  async load(spec: ModelSpec, options: HostLoadOptions): Promise<LoadedFacts> {
    const reply = await this.#request({ type: 'load', spec }, options)
    if (reply.type !== 'loaded') throw unexpected()
    return reply.facts
  }

  async run(job: HostJob, options: HostRunOptions): Promise<EngineAnswer> {
    const { media } = this.#options
    const { value: inputs, attachments, arrays } = detach(job.inputs)
    const outbox = await media.nextPath()
    const files: RunFiles = { outbox }
    try {
      options.signal.throwIfAborted()
      let sent = job
      if (arrays.length > 0) {
        const path = `${outbox}-in`
        files.inbox = { path, attachments }
        await media.write(path, arrays)
        sent = { ...job, inputs }
      }
      const reply = await this.#request({ type: 'run', job: sent, ...files }, options)
      if (reply.type !== 'answered') throw unexpected()
      const answer = await this.#readAnswer(reply, outbox)
      this.#crashes = 0
      return answer
    } catch (error) {
      // The process may have written it and failed after that.
      await media.remove(outbox)
      throw error
    } finally {
      if (files.inbox !== undefined) await media.remove(files.inbox.path)
    }
  }

  async readText(
    spec: ModelSpec,
    job: TokenizerJob,
    options: { signal: AbortSignal },
  ): Promise<TokenizerAnswer> {
    const reply = await this.#request({ type: 'read', spec, job }, options)
    if (reply.type !== 'read') throw unexpected()
    return reply.answer
  }

  async unload(spec: ModelSpec, options: { signal: AbortSignal }): Promise<void> {
    if (this.#child?.isConnected) await this.#request({ type: 'unload', spec }, options)
  }

  async stop(): Promise<void> {
    const child = this.#forgetChild()
    if (child === undefined) return
    this.#rejectAll(new EngineCrashedError('It was ended.'), child)
    await endProcess(child)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#rejectAll(new RunnerClosedError())
    const child = this.#forgetChild()
    if (child !== undefined) await endProcess(child)
  }

  async #readAnswer(
    { answer, attachments }: Extract<Reply, { type: 'answered' }>,
    outbox: string,
  ): Promise<EngineAnswer> {
    if (attachments.length === 0) return answer
    attach(answer.outputs, attachments, await this.#options.media.read(outbox, attachments))
    await this.#options.media.remove(outbox)
    return answer
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
    child.send({ ...command, id })
    try {
      return await reply
    } finally {
      signal.removeEventListener('abort', cancel)
      this.#waiting.delete(id)
    }
  }

  #cancel(child: HostProcess, id: number, graceMs: number): void {
    child.send({ type: 'cancel', id })
    if (!Number.isFinite(graceMs)) return
    const timer = setTimeout(() => {
      if (!this.#waiting.has(id) || child !== this.#child) return
      const { logger, name } = this.#options
      logger.warn({ pid: child.pid, name }, 'engine process killed: a job did not stop in time')
      child.kill()
    }, graceMs)
    timer.unref()
  }

  async #started(signal: AbortSignal): Promise<HostProcess> {
    if (this.#isClosed) throw new RunnerClosedError()
    signal.throwIfAborted()
    if (this.#starting === undefined && this.#child?.isConnected) return this.#child
    this.#starting ??= this.#start()
    const starting = this.#starting
    const forget = () => {
      if (this.#starting === starting) this.#starting = undefined
    }
    starting.then(forget, forget)
    return raceSignal(starting, signal)
  }

  async #start(): Promise<HostProcess> {
    if (this.#crashes > 0) {
      await sleep(Math.min(FIRST_PAUSE_MS * 2 ** (this.#crashes - 1), LONGEST_PAUSE_MS))
    }
    if (this.#isClosed) throw new RunnerClosedError()
    const { logger, name, start } = this.#options
    const child = start()
    this.#child = child
    child.onMessage((message) => this.#receive(child, message))
    void child.end.then((end) => this.#handleEnd(child, end))
    await child.ready.catch((error: unknown) => {
      throw this.#reasons.get(child) ?? error
    })
    if (this.#child === child) this.#memory = this.#watch(child)
    logger.info({ pid: child.pid, name }, 'engine process started')
    return child
  }

  #watch(child: HostProcess): MemoryWatch | undefined {
    const { pid } = child
    if (pid === undefined) return undefined
    const { logger, name, maxProcessBytes } = this.#options
    const onExceeded = (bytes: number) => {
      logger.error({ pid, name, bytes, maxProcessBytes }, 'engine process killed: too much memory')
      const words = `took ${bytes} bytes of memory, more than the ${maxProcessBytes} that it may`
      this.#reasons.set(child, new EngineCrashedError(`It was ended because it ${words}.`))
      child.kill()
    }
    return new MemoryWatch({ pid, limitBytes: maxProcessBytes, onExceeded })
  }

  #receive(child: HostProcess, message: unknown): void {
    const { data, error } = z.safeParse(report, message)
    if (data === undefined) {
      const { logger, name } = this.#options
      const reason = z.prettifyError(error)
      logger.error({ pid: child.pid, name, reason }, 'engine process killed: a message is broken')
      this.#reasons.set(child, new EngineCrashedError('It sent a message that cannot be read.'))
      child.kill()
      return
    }
    if (data.type === 'ready') return
    const waiting = this.#waiting.get(data.id)
    if (data.type === 'failed') waiting?.reject(decodeError(data.error))
    else if (data.type === 'progress' || data.type === 'piece') waiting?.onProgress(data)
    else waiting?.resolve(data)
  }

  /** Lets the current process go, which is then none that can crash. */
  #forgetChild(): HostProcess | undefined {
    const child = this.#child
    this.#child = undefined
    this.#starting = undefined
    this.#memory?.stop()
    this.#memory = undefined
    return child
  }

  #handleEnd(child: HostProcess, { code, signal, stderr }: ProcessEnd): void {
    const isCurrent = this.#child === child
    if (isCurrent) this.#forgetChild()
    const how = signal === null ? `with code ${code}` : `by ${signal}`
    const reason = this.#reasons.get(child)
    this.#rejectAll(
      reason ?? new EngineCrashedError(`It ended ${how} and will be started again.`),
      child,
    )
    if (!isCurrent || this.#isClosed) return
    this.#crashes += 1
    const { logger, name, onExit } = this.#options
    logger.error({ pid: child.pid, name, code, signal, stderr }, 'engine process ended')
    onExit()
  }

  #rejectAll(error: Error, ofChild?: HostProcess): void {
    for (const { child, reject } of this.#waiting.values()) {
      if (ofChild === undefined || child === ofChild) reject(error)
    }
  }
}

/** Lets a process dispose of its models, and kills it when it takes too long. */
async function endProcess(child: HostProcess): Promise<void> {
  child.disconnect()
  const stopWaiting = new AbortController()
  const grace = sleep(CLOSE_GRACE_MS, 'late', { signal: stopWaiting.signal }).catch(() => 'late')
  if ((await Promise.race([child.end, grace])) === 'late') child.kill()
  stopWaiting.abort()
  await child.end
}
