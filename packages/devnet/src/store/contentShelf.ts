import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A stored file. */
export interface Content {
  bytes: Uint8Array
  contentType: string
}

/** Where the content store keeps its files. Identifiers are valid CIDs, checked before. */
export interface ContentShelf {
  get(cid: string): Promise<Content | undefined>
  /**
   * Keeps the first content type when a file is put again.
   *
   * @returns `false` when there is no room for the file.
   */
  put(cid: string, content: Content): Promise<boolean>
}

/** Keeps files in memory, as many as fit into `maxBytes` together. */
export function memoryShelf(maxBytes: number): ContentShelf {
  const files = new Map<string, Content>()
  let used = 0
  return {
    get: async (cid) => files.get(cid),
    async put(cid, content) {
      if (files.has(cid)) return true
      const size = content.bytes.byteLength
      if (used + size > maxBytes) return false
      files.set(cid, content)
      used += size
      return true
    },
  }
}

/** Keeps files in a directory, each in `<cid>` with its content type in `<cid>.type`. */
export async function directoryShelf(directory: string): Promise<ContentShelf> {
  await mkdir(directory, { recursive: true })
  return {
    async get(cid) {
      const [bytes, contentType] = await Promise.all([read(cid), read(`${cid}.type`)])
      return bytes && contentType && { bytes, contentType: contentType.toString('utf8') }
    },
    async put(cid, content) {
      if (await read(`${cid}.type`)) return true
      await write(cid, content.bytes)
      await write(`${cid}.type`, Buffer.from(content.contentType))
      return true
    },
  }

  async function read(name: string): Promise<Buffer | undefined> {
    try {
      return await readFile(join(directory, name))
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
      throw error
    }
  }

  /** Whoever reads sees the whole file or none. */
  async function write(name: string, bytes: Uint8Array): Promise<void> {
    const temporary = join(directory, `.${name}.${randomUUID()}`)
    try {
      await writeFile(temporary, bytes, { flush: true })
      await rename(temporary, join(directory, name))
    } catch (error) {
      await rm(temporary, { force: true })
      throw error
    }
  }
}
