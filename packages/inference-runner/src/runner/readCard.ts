import { open, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ModelSpec } from '../engine/modelSpec.ts'

const MAX_BYTES = 256 * 1024
/** Settings at the head of a card, between lines of three dashes. */
const FRONT_MATTER = /^---\r?\n[\s\S]*?\r?\n---\r?\n/

/** The folder of a model; `undefined` when it is not on this machine. */
async function folderOf(spec: ModelSpec): Promise<string | undefined> {
  if (spec.kind === 'remote-endpoint') return undefined
  if (spec.kind === 'hugging-face') return spec.isLocal ? spec.location : undefined
  const isFolder = (await stat(spec.path)).isDirectory()
  return isFolder ? spec.path : dirname(spec.path)
}

/** Reads the card of a model, if its folder has one: `README.md`, as the Hub has it. */
export async function readCard(spec: ModelSpec): Promise<string | undefined> {
  try {
    const folder = await folderOf(spec)
    if (folder === undefined) return undefined
    await using file = await open(join(folder, 'README.md'))
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(MAX_BYTES) })
    return buffer.toString('utf8', 0, bytesRead).replace(FRONT_MATTER, '').trimStart()
  } catch {
    return undefined
  }
}
