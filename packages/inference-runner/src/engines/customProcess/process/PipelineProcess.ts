import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod/mini'
import { EngineCrashedError, InferenceError, ModelLoadError } from '../../../errors.ts'
import { publicReasonOf } from '../../../publicReasonOf.ts'
import type { Confinement } from '../sandbox/confinement.ts'
import { treeMemory } from '../sandbox/treeMemory.ts'
import {
  pipelineReply,
  type Answered,
  type Loaded,
  type PipelineReply,
  type PipelineRequest,
} from './messages.ts'
import {
  startPipelineProcess,
  type StartedPipeline,
  type StartOptions,
} from './startPipelineProcess.ts'

const MEMORY_CHECK_MS = 100
const END_GRACE_MS = 1200
const LONGEST_STDERR = 4000

/** Settles what a process was asked. */
interface Waiting {
  id: number
  resolve: (reply: Loaded | Answered) => void
  reject: (error: unknown) => void
  onPiece: (piece: unknown) => void
}

export interface PipelineProcessOptions extends StartOptions {
  /** Name of the model, for messages. */
  model: string
  /** Bytes of memory that it may take. */
  memoryBytes: number
  /** Called when it has ended, in whatever way. */
  onExit: () => Promise<void>
}

type Asked = Omit<Extract<PipelineRequest, { type: 'load' }>, 'id'> | Omit<RunRequest, 'id'>
type RunRequest = Extract<PipelineRequest, { type: 'run' }>

/** What a process says failed: a module is missing, or the pipeline threw. */
export class PipelineFailure {
  readonly reason: string
  readonly missingModule: string | undefined

  constructor({ reason, missingModule }: Extract<PipelineReply, { type: 'failed' }>) {
    this.reason = publicReasonOf(reason)
    this.missingModule = missingModule ?? undefined
  }
}

/** The process of a pipeline. It is asked one thing at a time, and dies for good. */
export class PipelineProcess {
  readonly #started: StartedPipeline
  readonly #options: PipelineProcessOptions
  readonly #exit: Promise<unknown>
  #waiting: Waiting | undefined
  #lastId = 0
  #errors = ''
  #end: unknown

  private constructor(started: StartedPipeline, options: PipelineProcessOptions) {
    this.#started = started
    this.#options = options
    const { child } = started
    this.#exit = once(child, 'close')
      .catch(() => {})
      .then(options.onExit)
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors = (this.#errors + text).slice(-LONGEST_STDERR)
    })
    child.on('error', (error) => this.#fail(this.#notStarted(error)))
    child.on('close', (code, signal) => this.#fail(this.#crash(code, signal)))
    started.listen(
      (message) => this.#receive(message),
      (error) => this.kill(error),
    )
    this.#watchMemory()
  }

  static async start(options: PipelineProcessOptions): Promise<PipelineProcess> {
    return new PipelineProcess(await startPipelineProcess(options), options)
  }

  /** Whether it can still be asked. */
  get isAlive(): boolean {
    return this.#end === undefined
  }

  get confinement(): Confinement {
    return this.#started.confinement
  }

  get pid(): number | undefined {
    return this.#started.child.pid
  }

  /** Bytes of memory that it takes now, where the system says it. */
  async memory(): Promise<number | undefined> {
    return this.pid === undefined ? undefined : treeMemory(this.pid)
  }

  /**
   * Asks it something.
   *
   * @throws {@link PipelineFailure} for what the pipeline threw, and whatever the process was killed with.
   */
  ask(
    request: Asked,
    onPiece: (piece: unknown) => void = () => {},
  ): { id: number; reply: Promise<Loaded | Answered> } {
    this.#lastId += 1
    const id = this.#lastId
    const reply = new Promise<Loaded | Answered>((resolve, reject) => {
      if (this.#end !== undefined) return reject(this.#end)
      this.#waiting = { id, resolve, reject, onPiece }
      this.#started.send({ ...request, id })
    })
    return { id, reply }
  }

  /** Asks it to stop what it was asked. */
  cancel(id: number): void {
    this.#started.send({ type: 'cancel', id })
  }

  /** Ends it at once. What it was asked fails with the reason. */
  kill(reason: unknown): void {
    this.#fail(reason)
    this.#started.child.kill('SIGKILL')
  }

  /** Lets it free what it holds, and ends it. */
  async end(): Promise<void> {
    const { child, send } = this.#started
    if (this.#end === undefined) {
      this.#fail(new EngineCrashedError('It was ended.'))
      send({ type: 'end', id: 0 })
      child.stdin?.end()
      await Promise.race([this.#exit, sleep(END_GRACE_MS)])
    }
    child.kill('SIGKILL')
    await this.#exit
  }

  #receive(message: unknown): void {
    const parsed = z.safeParse(pipelineReply, message)
    if (!parsed.success) {
      return this.kill(new EngineCrashedError('It sent a message of another form.'))
    }
    const { data } = parsed
    const waiting = this.#waiting
    if (waiting?.id !== data.id) return
    if (data.type === 'piece') return waiting.onPiece(data.piece)
    this.#waiting = undefined
    if (data.type === 'failed') waiting.reject(new PipelineFailure(data))
    else waiting.resolve(data)
  }

  #fail(reason: unknown): void {
    this.#end ??= reason
    this.#waiting?.reject(this.#end)
    this.#waiting = undefined
  }

  #notStarted(error: Error): ModelLoadError {
    return new ModelLoadError(
      this.#options.model,
      `Its process could not be started: ${publicReasonOf(error)}`,
      error,
    )
  }

  #crash(code: number | null, signal: string | null): EngineCrashedError {
    const how = signal === null ? `with code ${code}` : `by ${signal}`
    const last = publicReasonOf(this.#errors.trim().split('\n').at(-1) ?? '')
    return new EngineCrashedError(
      `The process of the pipeline ended ${how}${last === '' ? '.' : `: ${last}`}`,
    )
  }

  #watchMemory(): void {
    const { memoryBytes, model } = this.#options
    const timer = setInterval(async () => {
      const bytes = (await this.memory()) ?? 0
      if (!this.isAlive) return clearInterval(timer)
      if (bytes <= memoryBytes) return
      this.kill(
        new InferenceError(
          model,
          `Its process took more than the ${memoryBytes} bytes of memory that it may (memoryBytes) and was ended.`,
        ),
      )
    }, MEMORY_CHECK_MS)
    timer.unref()
  }
}
