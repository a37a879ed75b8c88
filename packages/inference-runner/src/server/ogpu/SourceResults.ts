import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRecord, reasonOf } from '@taskmesh/errors'
import type { Logger } from '../../logger.ts'

/** How much is kept of results, and where. */
export interface SourceResultsOptions {
  /**
   * A folder for results that are not delivered yet, of this server alone: they are delivered when it starts again,
   * however it ended. Default: none; they are lost with the process.
   */
  directory?: string | undefined
  /** Most results that are kept. Default 1000. */
  maxKept?: number | undefined
  /** Most bytes of them together. Default 134 217 728, 128 MiB. */
  maxKeptBytes?: number | undefined
}

/** What came of a task of the chain. */
export interface SourceResult {
  /** `{ result }` or `{ error }`. */
  body: Readonly<Record<string, unknown>>
  /** Whether the same task, when it comes again, is not run again. */
  isFinal: boolean
  /** The name of the API key with which the task came, if there was one: others are not told of it. */
  keyName?: string | undefined
}

interface Kept extends SourceResult {
  bytes: number
  isDelivered: boolean
}

const FILE = /^(0x[0-9a-f]{40})\.json$/

/**
 * The results of a source, by the address of the task. They are kept until they are delivered, and after that while
 * there is room: what is delivered goes first, the oldest before others.
 */
export class SourceResults {
  readonly #kept = new Map<string, Kept>()
  readonly #options: Required<Omit<SourceResultsOptions, 'directory'>>
  readonly #directory: string | undefined
  readonly #logger: Logger

  constructor(
    { directory, maxKept = 1000, maxKeptBytes = 128 * 1024 * 1024 }: SourceResultsOptions,
    logger: Logger,
  ) {
    this.#directory = directory
    this.#options = { maxKept, maxKeptBytes }
    this.#logger = logger
  }

  get(address: string): Readonly<Kept> | undefined {
    return this.#kept.get(address.toLowerCase())
  }

  /** Keeps a result, in the folder as well if there is one. What cannot be written there is kept in memory, and logged. */
  async put(address: string, result: SourceResult): Promise<void> {
    const key = address.toLowerCase()
    const text = JSON.stringify(result)
    this.#keep(key, { ...result, bytes: text.length, isDelivered: false })
    if (this.#directory === undefined) return
    try {
      await mkdir(this.#directory, { recursive: true, mode: 0o700 })
      const path = join(this.#directory, `${key}.json`)
      await writeFile(`${path}.part`, text, { mode: 0o600, flush: true })
      await rename(`${path}.part`, path)
    } catch (error) {
      this.#logger.error({ address, reason: reasonOf(error) }, 'result could not be written')
    }
  }

  /** Forgets what came of a task, because it runs again. */
  async forget(address: string): Promise<void> {
    const key = address.toLowerCase()
    if (this.#kept.delete(key)) await this.#removeFile(key)
  }

  /** Notes that a result has arrived. */
  async setDelivered(address: string): Promise<void> {
    const key = address.toLowerCase()
    const kept = this.#kept.get(key)
    if (kept !== undefined) kept.isDelivered = true
    await this.#removeFile(key)
  }

  /** Reads what the folder has. @returns the addresses of the tasks. */
  async restore(): Promise<string[]> {
    const directory = this.#directory
    if (directory === undefined) return []
    await mkdir(directory, { recursive: true, mode: 0o700 })
    const names = (await readdir(directory)).filter((name) => FILE.test(name)).toSorted()
    const keys: string[] = []
    for (const name of names.slice(0, this.#options.maxKept)) {
      const key = name.replace(/\.json$/, '')
      const result = await this.#read(join(directory, name))
      if (result === undefined) this.#logger.error({ file: name }, 'result could not be read')
      else {
        this.#keep(key, { ...result, isDelivered: false })
        keys.push(key)
      }
    }
    return keys
  }

  async #read(path: string): Promise<Omit<Kept, 'isDelivered'> | undefined> {
    try {
      if ((await stat(path)).size > this.#options.maxKeptBytes) return undefined
      const text = await readFile(path, 'utf8')
      const value: unknown = JSON.parse(text)
      if (!isRecord(value)) return undefined
      const { body, isFinal, keyName } = value
      if (!isRecord(body)) return undefined
      const name = typeof keyName === 'string' ? { keyName } : {}
      return { body, isFinal: isFinal === true, bytes: text.length, ...name }
    } catch {
      return undefined
    }
  }

  #keep(key: string, result: Kept): void {
    const { maxKept, maxKeptBytes } = this.#options
    this.#kept.delete(key)
    this.#kept.set(key, result)
    let bytes = 0
    for (const kept of this.#kept.values()) bytes += kept.bytes
    while (this.#kept.size > 1 && (this.#kept.size > maxKept || bytes > maxKeptBytes)) {
      const others = [...this.#kept].filter(([other]) => other !== key)
      const [oldest] = others.toSorted(
        ([, a], [, b]) => Number(b.isDelivered) - Number(a.isDelivered),
      )
      if (oldest === undefined) return
      const [address, { isDelivered, bytes: freed }] = oldest
      this.#kept.delete(address)
      bytes -= freed
      if (isDelivered) continue
      this.#logger.error({ address }, 'result given up: there is no more room for it')
      void this.#removeFile(address)
    }
  }

  async #removeFile(key: string): Promise<void> {
    if (this.#directory === undefined) return
    await rm(join(this.#directory, `${key}.json`), { force: true }).catch((error: unknown) =>
      this.#logger.error({ reason: reasonOf(error) }, 'result could not be removed'),
    )
  }
}
