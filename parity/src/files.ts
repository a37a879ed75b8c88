import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SHARED = fileURLToPath(new URL('../media/', import.meta.url))

/** A file of a reference: its name and what it holds. */
export class ReferenceFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>

  /** Reads a file that lies in the folder of the model or with the media of all. */
  constructor(name: string, folder: string) {
    const path = [folder, SHARED].map((parent) => join(parent, name)).find(existsSync)
    if (path === undefined) throw new Error(`There is no ${name} in ${folder} or in ${SHARED}.`)
    this.name = basename(path)
    this.bytes = new Uint8Array(readFileSync(path))
  }
}

/** The value with each `{"$file": "name.png"}` in it replaced by the file. */
export function withFiles(value: unknown, folder: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withFiles(item, folder))
  if (typeof value !== 'object' || value === null) return value
  const { $file: file } = value as { $file?: unknown }
  if (typeof file === 'string') return new ReferenceFile(file, folder)
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withFiles(item, folder)]),
  )
}

/** The value with each file in it replaced by its bytes: what the runner takes. */
export function withBytes(value: unknown): unknown {
  if (value instanceof ReferenceFile) return value.bytes
  if (Array.isArray(value)) return value.map(withBytes)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withBytes(item)]))
}
