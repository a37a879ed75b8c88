import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { HuggingFaceSpec } from '../../../engine/modelSpec.ts'
import { ModelLoadError } from '../../../errors.ts'

const MIB = 1024 * 1024
/** Most bytes of a JSON file: vocabularies are large, settings are not. */
const MAX_VOCABULARY_BYTES = 256 * MIB
const MAX_SETTINGS_BYTES = 16 * MIB
const MAX_FILES = 10_000
const VOCABULARY = /^(tokenizer|vocab|added_tokens|tokenizer_config)\.json$|\.(txt|model)$/
/** What is read as a whole, as text. */
const SETTINGS = /\.(json|jinja|txt|model)$/

/** The subfolders in which weights lie, the preferred one first. `''` is the folder itself. */
export const WEIGHT_FOLDERS = ['onnx', ''] as const

/** The folders from which files are read. A model that speaks has its second graph in `vocoder`. */
const FOLDERS = [...WEIGHT_FOLDERS, 'vocoder', 'vocoder/onnx'] as const

/** What is in the folder of a model. */
export interface ModelFolder {
  /** Its absolute path. */
  path: string
  /** Bytes of each file, by its name in the folder, for example `onnx/model.onnx`. */
  sizes: ReadonlyMap<string, number>
}

function limitOf(name: string): number {
  return VOCABULARY.test(name) ? MAX_VOCABULARY_BYTES : MAX_SETTINGS_BYTES
}

/** The names in a folder; none if it isn't there. */
async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path)
  } catch {
    return []
  }
}

/**
 * The bytes of a file; `undefined` for a folder, and for a link to nothing.
 *
 * @throws {@link ModelLoadError} for a pipe or a device, which has no end.
 */
async function sizeOf(folder: string, name: string, id: string): Promise<number | undefined> {
  const found = await stat(join(folder, name)).catch(() => undefined)
  if (found === undefined || found.isDirectory()) return undefined
  if (found.isFile()) return found.size
  throw new ModelLoadError(id, `${name} is no file, but a pipe, a socket or a device.`)
}

/**
 * Lists the files of a local model, of the folder and its subfolders, before any is read.
 *
 * @throws {@link ModelLoadError} when there is no such folder, it holds too many files or something else
 * than files, or a file of settings is too large to be what its name says.
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
  for (const subfolder of FOLDERS) {
    for (const name of await namesIn(join(location, subfolder))) {
      const relative = subfolder === '' ? name : `${subfolder}/${name}`
      const bytes = await sizeOf(location, relative, id)
      if (bytes === undefined) continue
      sizes.set(relative, bytes)
      if (sizes.size > MAX_FILES) {
        throw new ModelLoadError(
          id,
          `${location} holds more than ${MAX_FILES} files: it is no model.`,
        )
      }
      if (SETTINGS.test(relative) && bytes > limitOf(relative)) {
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
