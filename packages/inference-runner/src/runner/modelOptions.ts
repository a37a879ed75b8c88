import { isAbsolute, resolve } from 'node:path'
import { findTaskId, type TaskId } from '@taskmesh/tasks'
import type {
  CustomPipelineSpec,
  HuggingFaceSpec,
  ModelSpec,
  OnnxFileSpec,
  RemoteEndpointSpec,
} from '../engine/modelSpec.ts'
import { InvalidOptionError } from '../errors.ts'

/** A folder in the Hugging Face layout, or a model of the Hub. */
export interface HuggingFaceModelOption {
  kind?: 'hugging-face' | undefined
  task: TaskId
  /** Name under which callers choose it; without `path` also its name on the Hub, `owner/name`. */
  id: string
  /**
   * Folder in the Hugging Face layout: `config.json`, `tokenizer.json`, …, with the weights as ONNX in
   * it or in its subfolder `onnx`, as optimum exports them.
   */
  path?: string | undefined
  /**
   * Which weights to load: `fp32`, `fp16`, `q8`, `int8`, `uint8`, `q4`, … Default: the most precise
   * that the folder has, with a warning when that is not `fp32`; `fp32` from the Hub.
   */
  dtype?: string | undefined
  /** Branch, tag or commit on the Hub. Default `main`. */
  revision?: string | undefined
}

/** A single ONNX file with a declared signature. */
export type OnnxFileOption = Omit<OnnxFileSpec, 'threads'>

/** A folder with a pipeline of your own. */
export type CustomPipelineOption = Omit<CustomPipelineSpec, 'threads' | 'cacheDirectory'>

/** A model behind the HTTP API of another server. */
export type RemoteEndpointOption = Omit<RemoteEndpointSpec, 'threads'>

/** Which process a model runs in: one of its own, or the one that all models share that say so. */
export type ModelProcess = 'own' | 'shared'

/**
 * A model that the runner serves. Engines of this version run models in the Hugging Face layout;
 * those of the other kinds fail with a ModelLoadError when they are to be loaded.
 */
export type ModelOption = (
  HuggingFaceModelOption | OnnxFileOption | CustomPipelineOption | RemoteEndpointOption
) & {
  /**
   * Default: that of the runner. Small models may share a process, which saves the memory of one; what one of
   * them does to it, by crashing or by taking its time, it does to all.
   */
  process?: ModelProcess | undefined
}

/** Settings that all models share. */
export interface ModelSettings {
  allowRemoteModels?: boolean | undefined
  cacheDirectory?: string | undefined
  threads?: number | undefined
}

const MODEL_NAME = /^(?:[A-Za-z0-9][\w.-]{0,95}\/)?[A-Za-z0-9][\w.-]{0,95}$/
const REVISION = /^[A-Za-z0-9][\w./-]{0,99}$/

function isModelName(name: string): boolean {
  return MODEL_NAME.test(name) && !name.includes('..') && !name.includes('--')
}

function checkName(id: string): void {
  if (isModelName(id)) return
  throw new InvalidOptionError(
    'models',
    `Expected a model name like "owner/name" or "name", got ${JSON.stringify(id)}.`,
  )
}

function resolvePath(id: string, path: string): string {
  if (path.split(/[\\/]/).includes('..') && isAbsolute(path)) {
    throw new InvalidOptionError('models', `The path of "${id}" must not contain "..".`)
  }
  return resolve(path)
}

function locationOf(
  { id, path }: HuggingFaceModelOption,
  { allowRemoteModels = false }: ModelSettings,
): string {
  if (path !== undefined) return resolvePath(id, path)
  if (allowRemoteModels) return id
  throw new InvalidOptionError(
    'models',
    `The model "${id}" has no path, and remote models are not allowed.`,
    'Give the path of a local folder, or set allowRemoteModels to download it from the Hub.',
  )
}

function toHuggingFaceSpec(
  option: HuggingFaceModelOption,
  settings: ModelSettings,
): HuggingFaceSpec {
  const { id, path, dtype, revision = 'main' } = option
  const location = locationOf(option, settings)
  if (!REVISION.test(revision) || revision.includes('..')) {
    throw new InvalidOptionError(
      'models',
      `The revision of "${id}" is not a branch, tag or commit.`,
    )
  }
  const { cacheDirectory, threads } = settings
  return {
    kind: 'hugging-face',
    id,
    task: findTaskId(option.task),
    location,
    isLocal: path !== undefined,
    dtype,
    revision,
    cacheDirectory,
    threads,
  }
}

const LONGEST_MS = 2 ** 31 - 1

function toPipelineSpec(option: CustomPipelineOption, settings: ModelSettings): CustomPipelineSpec {
  const { id, path, allow, memoryBytes = 1, timeoutMs = 1 } = option
  const files = allow?.files?.map((file) => resolvePath(id, file))
  for (const [name, value, largest] of [
    ['memoryBytes', memoryBytes, Number.MAX_SAFE_INTEGER],
    ['timeoutMs', timeoutMs, LONGEST_MS],
  ] as const) {
    if (Number.isInteger(value) && value >= 1 && value <= largest) continue
    throw new InvalidOptionError(
      'models',
      `The ${name} of "${id}": expected a whole number from 1 to ${largest}, got ${value}.`,
    )
  }
  const { cacheDirectory, threads } = settings
  return {
    ...option,
    task: findTaskId(option.task),
    path: resolvePath(id, path),
    ...(allow === undefined ? {} : { allow: { ...allow, files } }),
    cacheDirectory,
    threads,
  }
}

function toEndpointSpec(option: RemoteEndpointOption): RemoteEndpointSpec {
  if (/^https?:$/.test(URL.parse(option.url)?.protocol ?? '')) return option
  throw new InvalidOptionError('models', `The url of "${option.id}": expected an http(s) URL.`)
}

/**
 * Checks a model option and finds out where its files are.
 *
 * @throws {@link InvalidOptionError}, or UnknownTaskError for a task that does not exist.
 */
export function toModelSpec(option: ModelOption, settings: ModelSettings): ModelSpec {
  checkName(option.id)
  const { threads } = settings
  switch (option.kind) {
    case 'custom-pipeline':
      return toPipelineSpec(option, settings)
    case 'onnx-file':
      return {
        ...option,
        task: findTaskId(option.task),
        path: resolvePath(option.id, option.path),
        threads,
      }
    case 'remote-endpoint':
      return { ...toEndpointSpec(option), task: findTaskId(option.task), threads }
    default:
      return toHuggingFaceSpec(option, settings)
  }
}
