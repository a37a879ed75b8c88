import { rmSync } from 'node:fs'
import { constants, mkdtemp, open, readdir, rm, statfs } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { EngineCrashedError } from '../errors.ts'
import type { Attachment } from './attachments.ts'

/** A file system in memory, which Linux has. */
const MEMORY_ROOT = '/dev/shm'
/** The memory is used when so many bytes are free: containers often have 64 MB only. */
const ROOM_BYTES = 512 * 1024 * 1024
/** Most bytes of the media in one answer. */
const MAX_ANSWER_BYTES = 512 * 1024 * 1024

const HOST = hostname().replace(/[^A-Za-z0-9.]/g, '')
const PREFIX = `taskmesh-media-${HOST}-`

const directories = new Set<string>()
let isWatchingExit = false

/** What is left when a program ends without closing its runners. */
function removeAll(): void {
  for (const path of directories) rmSync(path, { recursive: true, force: true })
}

async function chooseRoot(): Promise<string> {
  try {
    const { bavail, bsize } = await statfs(MEMORY_ROOT)
    if (bavail * bsize >= ROOM_BYTES) return MEMORY_ROOT
  } catch {
    // Not Linux.
  }
  return tmpdir()
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Removes what processes of this machine left behind that were killed. */
async function removeLeftovers(root: string): Promise<void> {
  const names = await readdir(root).catch(() => [])
  for (const name of names) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : NaN
    if (Number.isNaN(pid) || isAlive(pid)) continue
    await rm(join(root, name), { recursive: true, force: true }).catch(() => {})
  }
}

/** How a {@link MediaDirectory} is made. */
export interface MediaDirectoryOptions {
  /** Where to make it. Default: in memory where that is possible, else with the temporary files. */
  root?: string | undefined
}

/**
 * A private directory through which decoded media reach the processes of models, and media in answers
 * come back: written and read by the thread pool, so that the event loop copies nothing.
 *
 * Whoever starts it removes what killed processes have left. Every file is removed when its call is over.
 */
export class MediaDirectory {
  readonly #root: string | undefined
  #made: Promise<string> | undefined
  #lastFile = 0

  constructor({ root }: MediaDirectoryOptions = {}) {
    this.#root = root
  }

  /** Returns the path for a new file. The directory exists then. */
  async nextPath(): Promise<string> {
    this.#made ??= this.#make()
    this.#lastFile += 1
    return join(await this.#made, String(this.#lastFile))
  }

  /** Writes arrays, one after the other, into a new file that only this user can read. */
  async write(path: string, arrays: readonly Uint8Array[]): Promise<void> {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writev(arrays)
    } finally {
      await file.close()
    }
  }

  /**
   * Reads the arrays that a process wrote into a file.
   *
   * @throws {@link EngineCrashedError} for a file that is not as it was announced.
   */
  async read(path: string, attachments: readonly Attachment[]): Promise<ArrayBuffer[]> {
    const total = attachments.reduce((sum, { byteLength }) => sum + byteLength, 0)
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const { size } = await file.stat()
      if (size !== total || total > MAX_ANSWER_BYTES) {
        throw new EngineCrashedError(`It announced ${total} bytes of media and wrote ${size}.`)
      }
      const buffers = attachments.map(({ byteLength }) => new ArrayBuffer(byteLength))
      await file.readv(buffers.map((buffer) => new Uint8Array(buffer)))
      return buffers
    } finally {
      await file.close()
    }
  }

  /** Removes a file, if it is there. */
  async remove(path: string): Promise<void> {
    await rm(path, { force: true }).catch(() => {})
  }

  /** Removes the directory. */
  async close(): Promise<void> {
    const path = await this.#made?.catch(() => undefined)
    if (path === undefined) return
    directories.delete(path)
    await rm(path, { recursive: true, force: true }).catch(() => {})
  }

  async #make(): Promise<string> {
    const root = this.#root ?? (await chooseRoot())
    await removeLeftovers(root)
    const path = await mkdtemp(join(root, `${PREFIX}${process.pid}-`))
    if (!isWatchingExit) process.once('exit', removeAll)
    isWatchingExit = true
    directories.add(path)
    return path
  }
}
