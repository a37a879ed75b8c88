import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { onnxSignature, type OnnxSignature } from '../../../engine/onnxSignature.ts'
import type { HuggingFaceSpec, OnnxFileSpec } from '../../../engine/modelSpec.ts'
import { ModelLoadError } from '../../../errors.ts'

const MAX_BYTES = 8 * 1024 * 1024
/** The signature of a folder's model, by its own name. */
const FOLDER_SIGNATURE = 'taskmesh.json'

/** A file with a graph, and what is declared of it. */
export interface SignedFile {
  path: string
  signature: OnnxSignature
}

/** Reads a signature, of a file or as it was given. @throws {@link ModelLoadError} with the place of each fault. */
function parseSignature(value: unknown, id: string, name: string): OnnxSignature {
  const parsed = onnxSignature.safeParse(value)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'the signature'}: ${message}`)
  throw new ModelLoadError(id, `${name} is no signature. ${faults.join('; ')}`)
}

async function readFileSignature(path: string, id: string): Promise<OnnxSignature | undefined> {
  const file = await stat(path).catch(() => undefined)
  if (!file?.isFile()) return undefined
  const name = basename(path)
  if (file.size > MAX_BYTES) {
    throw new ModelLoadError(id, `${name} has ${file.size} bytes; expected at most ${MAX_BYTES}.`)
  }
  const text = await readFile(path, 'utf8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new ModelLoadError(id, `${name} is not JSON.`, error)
  }
  return parseSignature(value, id, name)
}

/** The signature beside a graph: `<name>.signature.json`, or else `taskmesh.json`. */
async function signatureBeside(path: string, id: string): Promise<OnnxSignature> {
  const own = await readFileSignature(path.replace(/\.onnx$/i, '.signature.json'), id)
  return own ?? (await readFileSignature(join(dirname(path), FOLDER_SIGNATURE), id)) ?? {}
}

async function onnxFilesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => name.endsWith('.onnx')).map((name) => join(folder, name))
}

/** The graph of a folder: the one that `taskmesh.json` names, `model.onnx`, or the only one. */
async function fileOfFolder(folder: string, id: string): Promise<string> {
  const named = (await readFileSignature(join(folder, FOLDER_SIGNATURE), id))?.file
  if (named !== undefined) return join(folder, named)
  const files = [...(await onnxFilesIn(folder)), ...(await onnxFilesIn(join(folder, 'onnx')))]
  const main = files.find((path) => basename(path) === 'model.onnx')
  const [first, ...others] = files
  const found = main ?? (others.length === 0 ? first : undefined)
  if (found !== undefined) return found
  throw new ModelLoadError(
    id,
    first === undefined
      ? `There is no ONNX file in ${folder}.`
      : `${folder} holds several ONNX files. Name one as "file" in ${FOLDER_SIGNATURE}.`,
  )
}

/** Where a model's folder or file is. */
function placeOf(spec: HuggingFaceSpec | OnnxFileSpec): string {
  if (spec.kind === 'onnx-file') return spec.path
  if (spec.isLocal) return spec.location
  throw new ModelLoadError(
    spec.id,
    'This engine reads local files only: give the path of a folder.',
  )
}

/**
 * Finds the graph of a model and what is declared of it: in the options, in `<name>.signature.json`
 * beside it, or in `taskmesh.json` of its folder. Without any, all is inferred.
 *
 * @throws {@link ModelLoadError} for a file that is missing, or a signature that is none.
 */
export async function readSignature(spec: HuggingFaceSpec | OnnxFileSpec): Promise<SignedFile> {
  const place = placeOf(spec)
  const isFolder = (await stat(place).catch(() => undefined))?.isDirectory() ?? false
  const path = isFolder ? await fileOfFolder(place, spec.id) : place
  const given = spec.kind === 'onnx-file' ? spec.signature : undefined
  if (given === undefined) return { path, signature: await signatureBeside(path, spec.id) }
  return { path, signature: parseSignature(given, spec.id, 'signature') }
}
