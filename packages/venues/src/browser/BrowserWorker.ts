import { reasonOf } from '@taskmesh/errors'
import type { VenueProgress } from '../venue.ts'
import { BrowserLoadError, BrowserRunError } from './errors.ts'
import type { RunMessage, WorkerMessage } from './messages.ts'

/** What a run in the worker gives. */
export interface WorkerResult {
  output: unknown
  warnings: string[]
  ms: number
}

interface Options {
  /** Name of the model, for messages. */
  name: string
  signal?: AbortSignal | undefined
  onProgress?: ((progress: VenueProgress) => void) | undefined
}

/** Says what a worker tells for the person who waits. */
function toProgress(message: WorkerMessage): VenueProgress | undefined {
  if (message.type === 'loading') {
    const { file, loadedBytes, totalBytes } = message
    const share = totalBytes > 0 ? `, ${Math.floor((100 * loadedBytes) / totalBytes)} %` : ''
    return { status: 'loading', message: `Loads ${file}${share}.` }
  }
  if (message.type === 'running') {
    return { status: 'running', message: `The model runs in this browser (${message.device}).` }
  }
  return message.type === 'text'
    ? { status: 'running', message: 'The model runs.', text: message.text }
    : undefined
}

/** The worker in which models run, one run after the other. It starts when it is needed. */
export class BrowserWorker {
  readonly #create: () => Worker
  #worker: Worker | undefined
  #last: Promise<unknown> = Promise.resolve()
  #id = 0

  constructor(create: () => Worker) {
    this.#create = create
  }

  /**
   * Runs a model when those before are done. A run that is aborted ends the worker, as nothing else stops a model.
   *
   * @throws {@link BrowserLoadError}, {@link BrowserRunError}, the signal's reason.
   */
  async run(message: Omit<RunMessage, 'id'>, options: Options): Promise<WorkerResult> {
    const before = this.#last
    const run = before.then(() => this.#run(message, options))
    this.#last = run.catch(() => {})
    return run
  }

  /** Ends the worker and frees its models. */
  close(): void {
    this.#worker?.terminate()
    this.#worker = undefined
  }

  async #run(message: Omit<RunMessage, 'id'>, options: Options): Promise<WorkerResult> {
    const { signal } = options
    signal?.throwIfAborted()
    this.#id += 1
    const id = this.#id
    const worker = (this.#worker ??= this.#create())
    const listening = new AbortController()
    try {
      return await new Promise<WorkerResult>((resolve, reject) => {
        const until = { signal: listening.signal }
        signal?.addEventListener('abort', () => reject(signal.reason), until)
        const broke = (event: Event) => {
          const reason = event instanceof ErrorEvent ? event.message : ''
          reject(new BrowserLoadError(options.name, reason || 'its worker did not start.'))
        }
        worker.addEventListener('error', broke, until)
        worker.addEventListener(
          'message',
          ({ data }: MessageEvent<WorkerMessage>) => {
            if (data.id !== id) return
            if (data.type === 'result') return resolve(data)
            if (data.type === 'error') return reject(toError(data, options.name))
            const progress = toProgress(data)
            if (progress !== undefined) options.onProgress?.(progress)
          },
          until,
        )
        worker.postMessage({ ...message, id }, { transfer: [] })
      })
    } catch (error) {
      if (!(error instanceof BrowserRunError)) this.close()
      throw error
    } finally {
      listening.abort()
    }
  }
}

function toError(
  { stage, message }: Extract<WorkerMessage, { type: 'error' }>,
  name: string,
): Error {
  const [line = ''] = reasonOf(message).split('\n')
  const reason = /[.!?]$/.test(line) ? line : `${line}.`
  return stage === 'loading'
    ? new BrowserLoadError(name, reason)
    : new BrowserRunError(name, reason)
}
