import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { HuggingFaceSpec } from '../../../engine/modelSpec.ts'
import { ModelLoadError } from '../../../errors.ts'

const MIB = 1024 * 1024
/** Most bytes of a JSON file: vocabularies are large, settings are not. */
const MAX_VOCABULARY_BYTES = 256 * MIB
const MAX_SETTINGS_BYTES = 16 * MIB
const MAX_FILES = 10_000

/** The subfolders in which weights lie, the preferred one first. `''` is the folder itself. */
export const WEIGHT_FOLDERS = ['onnx', ''] as const

/** What is in the folder of a model. */
export interface ModelFolder {
  /** Its absolute path. */
  path: string
  /** Bytes of each file, by its name in the folder, for example `onnx/model.onnx`. */
  sizes: ReadonlyMap<string, number>
}

function limitOf(name: string): number {
  return /^(tokenizer|vocab|added_tokens|tokenizer_config)\.json$/.test(name)
    ? MAX_VOCABULARY_BYTES
    : MAX_SETTINGS_BYTES
}

/** The names in a folder; none if it isn't there. */
async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path)
  } catch {
    return []
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() ? found.size : undefined
}

/**
 * Lists the files of a local model, of the folder and its subfolder `onnx`, before any is read.
 *
 * @throws {@link ModelLoadError} when there is no such folder, it holds too many files, or a JSON
 * file is too large to be what its name says.
 */
export async function readModelFolder({ id, location }: HuggingFaceSpec): Promise<ModelFolder> {
  const folder = await stat(location).catch(() => undefined)
  if (folder === undefined) throw new ModelLoadError(id, `There is no folder ${location}.`)
  if (!folder.isDirectory()) {
    throw new ModelLoadError(
      id,
      `${location} is a file. Give the folder that holds it, or set kind: 'onnx-file' for a bare ONNX file.`,
    )
  }
  const sizes = new Map<string, number>()
  for (const subfolder of WEIGHT_FOLDERS) {
    for (const name of await namesIn(join(location, subfolder))) {
      const bytes = await sizeOf(join(location, subfolder, name))
      if (bytes === undefined) continue
      const relative = subfolder === '' ? name : `${subfolder}/${name}`
      sizes.set(relative, bytes)
      if (sizes.size > MAX_FILES) {
        throw new ModelLoadError(
          id,
          `${location} holds more than ${MAX_FILES} files: it is no model.`,
        )
      }
      if (relative.endsWith('.json') && bytes > limitOf(relative)) {
        throw new ModelLoadError(
          id,
          `${relative} has ${bytes} bytes; expected at most ${limitOf(relative)}.`,
        )
      }
    }
  }
  return { path: location, sizes }
}

/**
 * Reads a JSON file of a model's folder, whose size {@link readModelFolder} has checked.
 *
 * @returns `undefined` when there is none.
 * @throws {@link ModelLoadError} when it is not JSON.
 */
export async function readFolderJson(
  { path, sizes }: ModelFolder,
  name: string,
  id: string,
): Promise<unknown> {
  if (!sizes.has(name)) return undefined
  const text = await readFile(join(path, name), 'utf8')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ModelLoadError(id, `${name} is not JSON: write it anew, or copy it again.`, error)
  }
}
