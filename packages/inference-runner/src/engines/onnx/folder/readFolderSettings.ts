import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { HuggingFaceSpec, OnnxFileSpec } from '../../../engine/modelSpec.ts'
import { ModelLoadError } from '../../../errors.ts'

const MAX_BYTES = 16 * 1024 * 1024

/** The folder of a model, or of its file. */
async function folderOf(spec: HuggingFaceSpec | OnnxFileSpec): Promise<string> {
  if (spec.kind === 'hugging-face') return spec.location
  const isFolder = (await stat(spec.path).catch(() => undefined))?.isDirectory() ?? false
  return isFolder ? spec.path : dirname(spec.path)
}

/**
 * Reads a JSON file beside a graph, such as `config.json`.
 *
 * @returns `undefined` when there is none.
 * @throws {@link ModelLoadError} for one that is too large or no JSON.
 */
export async function readFolderSettings(
  spec: HuggingFaceSpec | OnnxFileSpec,
  name: string,
): Promise<unknown> {
  const path = join(await folderOf(spec), name)
  const file = await stat(path).catch(() => undefined)
  if (!file?.isFile()) return undefined
  if (file.size > MAX_BYTES) {
    throw new ModelLoadError(
      spec.id,
      `${name} has ${file.size} bytes; expected at most ${MAX_BYTES}.`,
    )
  }
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    return value
  } catch (error) {
    throw new ModelLoadError(spec.id, `${name} is not JSON.`, error)
  }
}
