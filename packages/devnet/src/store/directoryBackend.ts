import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ContentBackend } from './contentBackend.ts'

/** Keeps files in a directory, each in `<cid>` with its content type in `<cid>.type`. */
export async function directoryBackend(directory: string): Promise<ContentBackend> {
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
