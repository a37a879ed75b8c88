import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { platform } from 'node:os'
import { promisify } from 'node:util'

const LINUX_PAUSE_MS = 250
const OTHER_PAUSE_MS = 2000

const run = promisify(execFile)

/** Reads the resident memory of a process in bytes; `undefined` where it is gone or cannot be known. */
async function readResidentBytes(pid: number): Promise<number | undefined> {
  try {
    if (platform() === 'linux') {
      const status = await readFile(`/proc/${pid}/status`, 'latin1')
      const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
      return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
    }
    const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)])
    return Number.parseInt(stdout, 10) * 1024 || undefined
  } catch {
    return undefined
  }
}

export interface MemoryWatchOptions {
  pid: number
  limitBytes: number
  /** Called once, when the process takes more than the limit. */
  onExceeded: (bytes: number) => void
}

/**
 * Watches the memory of a process from outside, which also works while a model blocks it: by `/proc` on
 * Linux, by `ps` elsewhere. On Windows, which has neither, it knows nothing.
 */
export class MemoryWatch {
  readonly #options: MemoryWatchOptions
  readonly #timer: NodeJS.Timeout
  #isReading = false
  #residentBytes: number | undefined

  constructor(options: MemoryWatchOptions) {
    this.#options = options
    const pause = platform() === 'linux' ? LINUX_PAUSE_MS : OTHER_PAUSE_MS
    this.#timer = setInterval(() => void this.#look(), pause)
    this.#timer.unref()
    void this.#look()
  }

  /** Bytes of memory that the process took when it was looked at last. */
  get residentBytes(): number | undefined {
    return this.#residentBytes
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  async #look(): Promise<void> {
    if (this.#isReading) return
    this.#isReading = true
    const bytes = await readResidentBytes(this.#options.pid)
    this.#isReading = false
    this.#residentBytes = bytes ?? this.#residentBytes
    if (bytes === undefined || bytes <= this.#options.limitBytes) return
    this.stop()
    this.#options.onExceeded(bytes)
  }
}
