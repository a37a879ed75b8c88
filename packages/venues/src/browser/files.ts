import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import type { NetworkBrowser } from '../networkFile.ts'
import { isBrowserTask } from './abilities.ts'
import type { TaskId } from '@taskmesh/tasks/registry'

const WASM = ['asyncify.mjs', 'asyncify.wasm'].map((end) => `ort-wasm-simd-threaded.${end}`)
/** What a model is loaded from: its settings, its vocabulary and its weights; no cards, no examples. */
const MODEL_FILE = /^(?:[\w-]*config|tokenizer|vocab|special_tokens_map|added_tokens)\.json$|^merges\.txt$/

/** A model on disk, in the Hugging Face layout with ONNX weights. */
export interface ModelFolder {
  task: TaskId
  /** Name for people. */
  id: string
  directory: string
}

/** Files that a site serves so that its pages run models themselves. */
export interface BrowserFiles {
  /** What `taskmesh.json` says about them. */
  browser: NetworkBrowser
  /** Each with its path from the folder of `taskmesh.json`, and where it is on disk. */
  files: readonly { path: string; file: string }[]
}

async function modelFiles(directory: string): Promise<string[]> {
  const names = await readdir(directory)
  const weights = (await readdir(join(directory, 'onnx'))).map((name) => `onnx/${name}`)
  return [...names.filter((name) => MODEL_FILE.test(name)), ...weights]
}

/** Finds the files of onnxruntime-web that Transformers.js runs models with. */
function wasmFiles(from: string | URL) {
  const transformers = createRequire(from).resolve('@huggingface/transformers')
  const { resolve } = createRequire(transformers)
  return WASM.map((name) => ({
    path: `onnxruntime/${name}`,
    file: resolve(`onnxruntime-web/${name}`),
  }))
}

async function versionOf(files: BrowserFiles['files']): Promise<string> {
  const hash = createHash('sha256')
  for (const { path, file } of files) hash.update(path).update(await readFile(file))
  return hash.digest('hex').slice(0, 16)
}

/**
 * Lists what a site has to serve so that its pages run models in the browser, for a server or a script that copies files.
 * Models of tasks that the browser does not run are left out.
 *
 * @param from - a file of a package that depends on `@huggingface/transformers`.
 * @throws Error when that, or a folder, is not there.
 *
 * @example
 * ```ts
 * const { browser, files } = await browserFiles(
 *   [{ task: 'text-classification', id: 'sentiment', directory: './models/sentiment' }],
 *   import.meta.url,
 * )
 * for (const { path, file } of files) await cp(file, join('site', path))
 * await writeFile('site/taskmesh.json', JSON.stringify(z.encode(networkFile, { browser })))
 * ```
 */
export async function browserFiles(
  models: readonly ModelFolder[],
  from: string | URL,
): Promise<BrowserFiles> {
  const files = new Map(wasmFiles(from).map((one) => [one.path, one]))
  const served: NetworkBrowser['models'] = new Map()
  for (const { task, id, directory } of models) {
    if (!isBrowserTask(task)) continue
    const url = `models/${basename(directory)}/`
    served.set(task, { id, url })
    for (const name of await modelFiles(directory)) {
      const path = url + name
      files.set(path, { path, file: join(directory, name) })
    }
  }
  const all = [...files.values()]
  const browser = { wasmUrl: 'onnxruntime/', models: served, version: await versionOf(all) }
  return { browser, files: all }
}
