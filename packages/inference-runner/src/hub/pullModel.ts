import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import * as z from 'zod/mini'
import type { LoadProgress } from '../engine/loadOptions.ts'
import { InvalidOptionError, ModelUnavailableError } from '../errors.ts'
import { isModelName, isRevision } from '../runner/modelNames.ts'
import { chooseFiles, weightTypesOf, type HubFile } from './chooseFiles.ts'
import { fetchFile, isSameFile } from './fetchFile.ts'
import { diskProblemOf } from './diskProblem.ts'
import { readHubFiles, toUnavailable, type HubPlace } from './hubFiles.ts'
import { whileLocked } from './pullLock.ts'

const HUB_URL = 'https://huggingface.co'
const MANIFEST = '.taskmesh.json'

/** What is to be downloaded, and where to. */
export interface PullOptions {
  /** Its name on the Hub, `owner/name`. */
  id: string
  /** Branch, tag or commit. Default `main`. */
  revision?: string | undefined
  /** Which weights: `fp32`, `q8`, … Default: the most precise that there are. */
  dtype?: string | undefined
  /** Where models are kept. Default {@link defaultCacheDirectory}. */
  cacheDirectory?: string | undefined
  /** Where the Hub is. Default `HF_ENDPOINT`, or huggingface.co. */
  hubUrl?: string | undefined
  /** Default `HF_TOKEN`. */
  accessToken?: string | undefined
  /** Whether only what is there is used. Default false. */
  offline?: boolean | undefined
  signal?: AbortSignal | undefined
  /** Called as its files come. */
  onProgress?: ((progress: LoadProgress) => void) | undefined
}

/** A model of the Hub on this machine. */
export interface PulledModel {
  id: string
  revision: string
  /** Its folder, in the Hugging Face layout. */
  path: string
  dtype: string
  /** Bytes of its files. */
  bytes: number
  /** How many of its files were downloaded; the others were there. */
  downloaded: number
  /** Whether the Hub was asked. If not, what was there is taken as it is. */
  isChecked: boolean
}

const manifestSchema = z.object({
  revision: z.string(),
  dtypes: z.record(
    z.string(),
    z.object({
      files: z.record(z.string(), z.object({ bytes: z.int(), digest: z.optional(z.string()) })),
    }),
  ),
})

type Manifest = z.infer<typeof manifestSchema>

/** The folder for models of the Hub: `TASKMESH_CACHE_DIRECTORY`, or `taskmesh` in the user's folder for caches. */
export function defaultCacheDirectory(): string {
  const { TASKMESH_CACHE_DIRECTORY: own, XDG_CACHE_HOME: caches } = process.env
  return resolve(own || join(caches || join(homedir(), '.cache'), 'taskmesh'))
}

/** Where the Hub is: `HF_ENDPOINT`, or huggingface.co. */
export function defaultHubUrl(): string {
  return (process.env['HF_ENDPOINT'] || HUB_URL).replace(/\/+$/, '')
}

/** The folder of a model of the Hub, where transformers.js looks for it, too. */
export function folderOf(cacheDirectory: string, id: string, revision: string): string {
  return join(cacheDirectory, id, ...(revision === 'main' ? [] : [revision]))
}

async function readManifest(folder: string): Promise<Manifest | undefined> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    return z.parse(manifestSchema, JSON.parse(text))
  } catch {
    return undefined
  }
}

/** What is there and complete, without asking the Hub. */
async function findPulled(
  folder: string,
  { id, revision, dtype }: { id: string; revision: string; dtype: string | undefined },
): Promise<PulledModel | undefined> {
  const manifest = await readManifest(folder)
  const found = Object.entries(manifest?.dtypes ?? {}).find(
    ([name, { files }]) =>
      (dtype === undefined || name === dtype) &&
      Object.keys(files).every((path) => existsSync(join(folder, path))),
  )
  if (found === undefined) return undefined
  const [name, { files }] = found
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0)
  return { id, revision, path: folder, dtype: name, bytes, downloaded: 0, isChecked: false }
}

async function noteFiles(
  folder: string,
  revision: string,
  dtype: string,
  files: readonly HubFile[],
): Promise<void> {
  const known = await readManifest(folder)
  const listed = files.map(({ path, bytes, hash }) => [
    path,
    { bytes, ...(hash === undefined ? {} : { digest: hash.digest }) },
  ])
  const dtypes = { ...known?.dtypes, [dtype]: { files: Object.fromEntries(listed) } }
  await writeFile(join(folder, MANIFEST), `${JSON.stringify({ revision, dtypes }, undefined, 2)}\n`)
}

/** Files that were checked when they came are not read again. */
async function isThere(
  folder: string,
  file: HubFile,
  manifest: Manifest | undefined,
): Promise<boolean> {
  const path = join(folder, file.path)
  if (!existsSync(path)) return false
  const isNoted = Object.values(manifest?.dtypes ?? {}).some(
    ({ files }) => files[file.path]?.digest === file.hash?.digest,
  )
  return isNoted && file.hash !== undefined
    ? isSameFile(path, { ...file, hash: undefined })
    : isSameFile(path, file)
}

/** Those files that are to come. What is there is reported. */
async function missingFiles(
  folder: string,
  files: readonly HubFile[],
  report: (file: HubFile) => (loadedBytes: number) => void,
): Promise<HubFile[]> {
  const manifest = await readManifest(folder)
  const missing: HubFile[] = []
  for (const file of files) {
    if (await isThere(folder, file, manifest)) report(file)(file.bytes)
    else missing.push(file)
  }
  return missing
}

/** An error of the disk or the Hub, as one that says what to do. */
function explain(place: HubPlace, folder: string, thrown: unknown): Error {
  const problem = diskProblemOf(thrown, folder)
  if (problem === undefined) return toUnavailable(place, thrown)
  const { reason, details } = problem
  return new ModelUnavailableError(place.id, reason, { retryable: false, details, cause: thrown })
}

function noWeights(id: string, dtype: string | undefined, files: readonly HubFile[]): Error {
  const types = weightTypesOf(files)
  const reason =
    types.length === 0
      ? `it has no ONNX weights; \`optimum-cli export onnx --model ${id} <folder>\` makes them`
      : `it has no weights of the type ${dtype}, but ${types.join(', ')}`
  return new ModelUnavailableError(id, reason, { retryable: false })
}

/** `fetch` that gives up when the caller does. By itself it gives up when nothing comes for five minutes. */
function fetchUntil(signal: AbortSignal | undefined): typeof fetch {
  return (url, init) => fetch(url, signal === undefined ? init : { ...init, signal })
}

/**
 * Downloads a model from the Hub: its configuration and the ONNX graphs of one type of weights, no code. What was
 * there is kept, what broke off is continued, and every file is checked by the size and hash that the Hub lists. When
 * the Hub cannot be reached, a model that was downloaded before is taken as it is. One process downloads into a folder at a time.
 *
 * @throws ModelUnavailableError in words when it does not exist, has no such weights, cannot be reached, came
 * damaged, has no room on the disk, or is being downloaded by another process; InvalidOptionError for what is no name or revision; the signal's reason.
 *
 * @example
 * ```ts
 * const { path } = await pullModel({ id: 'Xenova/opus-mt-en-fr', dtype: 'q8' })
 * const runner = createRunner({ models: [{ task: 'translation', id: 'Xenova/opus-mt-en-fr', path }] })
 * ```
 */
export async function pullModel(options: PullOptions): Promise<PulledModel> {
  const { id, revision = 'main', dtype, offline = false, signal, onProgress } = options
  const { hubUrl = defaultHubUrl(), accessToken = process.env['HF_TOKEN'] || undefined } = options
  if (!isModelName(id)) {
    throw new InvalidOptionError(
      'id',
      `Expected a name like "owner/name", got ${JSON.stringify(id)}.`,
    )
  }
  if (!isRevision(revision)) {
    throw new InvalidOptionError(
      'revision',
      `The revision of "${id}" is not a branch, tag or commit.`,
    )
  }
  const cacheDirectory = resolve(options.cacheDirectory ?? defaultCacheDirectory())
  const folder = folderOf(cacheDirectory, id, revision)
  const place: HubPlace = { id, revision, hubUrl, accessToken, fetch: fetchUntil(signal) }
  const failed = async (thrown: unknown): Promise<PulledModel> => {
    signal?.throwIfAborted()
    const error = explain(place, folder, thrown)
    const pulled = await findPulled(folder, { id, revision, dtype })
    const mayUseIt = error instanceof ModelUnavailableError && error.retryable
    if (pulled !== undefined && mayUseIt) return pulled
    throw error
  }
  if (offline) {
    const pulled = await findPulled(folder, { id, revision, dtype })
    if (pulled !== undefined) return pulled
    const reason = `it is not in ${cacheDirectory}, and nothing is downloaded offline`
    throw new ModelUnavailableError(id, reason, { retryable: false })
  }
  let listed: HubFile[]
  try {
    listed = await readHubFiles(place)
  } catch (error) {
    return failed(error)
  }
  const chosen = chooseFiles(listed, dtype)
  if (chosen === undefined) throw noWeights(id, dtype, listed)
  const report = (file: HubFile) => (loadedBytes: number) =>
    onProgress?.({ file: file.path, loadedBytes, totalBytes: file.bytes })
  let downloaded = 0
  try {
    await mkdir(folder, { recursive: true })
    const missing = await missingFiles(folder, chosen.files, report)
    if (missing.length > 0) {
      await whileLocked(id, folder, async () => {
        for (const file of await missingFiles(folder, missing, report)) {
          await fetchFile(place, folder, file, report(file))
          downloaded += 1
        }
      })
    }
    await noteFiles(folder, revision, chosen.dtype, chosen.files)
  } catch (error) {
    return failed(error)
  }
  const bytes = chosen.files.reduce((sum, file) => sum + file.bytes, 0)
  return {
    id,
    revision,
    path: folder,
    dtype: chosen.dtype,
    bytes,
    downloaded,
    isChecked: true,
  }
}
