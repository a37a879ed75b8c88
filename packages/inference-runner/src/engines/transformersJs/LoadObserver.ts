import type { ProgressInfo } from '@huggingface/transformers'
import type { LoadProgress } from '../../engine/loadOptions.ts'

const WEIGHTS = /\.onnx(_data(_\d+)?)?$/
/** Least time between two reports about one file that is not whole yet. */
const PAUSE_MS = 100

/** Follows the files that transformers.js reads: reports how far it is and adds up the weights. */
export class LoadObserver {
  readonly #onProgress: (progress: LoadProgress) => void
  readonly #sizes = new Map<string, number>()
  readonly #reportedAt = new Map<string, number>()

  constructor(onProgress: (progress: LoadProgress) => void = () => {}) {
    this.#onProgress = onProgress
  }

  /** The files with weights that were read, with their bytes. */
  get weights(): ReadonlyMap<string, number> {
    return new Map([...this.#sizes].filter(([file]) => WEIGHTS.test(file)))
  }

  /** Whether a file was read. */
  hasRead(file: string): boolean {
    return this.#sizes.has(file)
  }

  /** Takes the events of transformers.js. */
  readonly observe = (info: ProgressInfo): void => {
    if (info.status !== 'progress') return
    const { loaded: loadedBytes, total: totalBytes } = info
    // A file of the folder itself comes with a leading slash.
    const file = info.file.replace(/^\//, '')
    this.#sizes.set(file, totalBytes)
    const now = performance.now()
    const isEarly = now - (this.#reportedAt.get(file) ?? -Infinity) < PAUSE_MS
    if (isEarly && loadedBytes < totalBytes) return
    this.#reportedAt.set(file, now)
    this.#onProgress({ file, loadedBytes, totalBytes })
  }
}
