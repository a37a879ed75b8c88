import type { ProgressInfo } from '@huggingface/transformers'
import type { LoadProgress } from '../../engine/loadOptions.ts'

const WEIGHTS = /\.onnx(_data(_\d+)?)?$/
/** Least time between two reports about one file that is not whole yet. */
const PAUSE_MS = 100

/** Follows the files that transformers.js reads: reports how far it is and adds up the weights. */
export class LoadObserver {
  readonly #onProgress: (progress: LoadProgress) => void
  readonly #weights = new Map<string, number>()
  readonly #reportedAt = new Map<string, number>()

  constructor(onProgress: (progress: LoadProgress) => void = () => {}) {
    this.#onProgress = onProgress
  }

  /** Bytes of the files with weights that were read. */
  get weightBytes(): number {
    return [...this.#weights.values()].reduce((sum, bytes) => sum + bytes, 0)
  }

  /** Takes the events of transformers.js. */
  readonly observe = (info: ProgressInfo): void => {
    if (info.status !== 'progress') return
    const { file, loaded: loadedBytes, total: totalBytes } = info
    if (WEIGHTS.test(file)) this.#weights.set(file, totalBytes)
    const now = performance.now()
    const isEarly = now - (this.#reportedAt.get(file) ?? -Infinity) < PAUSE_MS
    if (isEarly && loadedBytes < totalBytes) return
    this.#reportedAt.set(file, now)
    this.#onProgress({ file, loadedBytes, totalBytes })
  }
}
