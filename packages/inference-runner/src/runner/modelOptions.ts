import { isAbsolute, resolve } from 'node:path'
import { findTaskId, type TaskId } from '@taskmesh/tasks'
import * as z from 'zod/mini'
import type {
  CustomPipelineSpec,
  HuggingFaceSpec,
  ModelSpec,
  OnnxFileSpec,
  RemoteEndpointSpec,
} from '../engine/modelSpec.ts'
import { onnxSignature } from '../engine/onnxSignature.ts'
import { InvalidOptionError } from '../errors.ts'
import { isModelName, isRevision } from './modelNames.ts'

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

/** A single ONNX file, with a signature in the options, beside it, or inferred. */
export type OnnxFileOption = Omit<OnnxFileSpec, 'threads'>

/** A folder with a pipeline of your own. */
export type CustomPipelineOption = Omit<CustomPipelineSpec, 'threads' | 'cacheDirectory'>

/** A model behind the HTTP API of another server. */
export interface RemoteEndpointOption extends Omit<RemoteEndpointSpec, 'threads'> {
  /** The environment variable that holds the key, in place of `apiKey`. */
  apiKeyVariable?: string | undefined
}

/** Which process a model runs in: one of its own, or the one that all models share that say so. */
export type ModelProcess = 'own' | 'shared'

/**
 * A model that the runner serves. One that no engine runs for its task fails with a ModelLoadError when
 * it is to be loaded.
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
  if (!isRevision(revision)) {
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

function checkWhole(id: string, name: string, value: number, largest: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= largest) return
  throw new InvalidOptionError(
    'models',
    `The ${name} of "${id}": expected a whole number from 1 to ${largest}, got ${value}.`,
  )
}

function toPipelineSpec(option: CustomPipelineOption, settings: ModelSettings): CustomPipelineSpec {
  const { id, path, allow, memoryBytes = 1, timeoutMs = 1 } = option
  const files = allow?.files?.map((file) => resolvePath(id, file))
  checkWhole(id, 'memoryBytes', memoryBytes, Number.MAX_SAFE_INTEGER)
  checkWhole(id, 'timeoutMs', timeoutMs, LONGEST_MS)
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

function toOnnxFileSpec(option: OnnxFileOption, { threads }: ModelSettings): OnnxFileSpec {
  const { id, path, signature } = option
  const parsed = z.safeParse(z.optional(onnxSignature), signature)
  if (parsed.success) {
    return { ...option, task: findTaskId(option.task), path: resolvePath(id, path), threads }
  }
  const [issue] = parsed.error.issues
  const place = ['signature', ...(issue?.path ?? [])].join('.')
  throw new InvalidOptionError('models', `The ${place} of "${id}": ${issue?.message}.`)
}

function keyOf({ id, apiKey, apiKeyVariable }: RemoteEndpointOption): string | undefined {
  if (apiKeyVariable === undefined) return apiKey
  const key = process.env[apiKeyVariable]
  if (key !== undefined && key !== '') return key
  throw new InvalidOptionError(
    'models',
    `The key of "${id}": the environment variable ${apiKeyVariable} is not set.`,
  )
}

function toEndpointSpec(option: RemoteEndpointOption): RemoteEndpointSpec {
  const { apiKeyVariable: _variable, ...rest } = option
  const { id, timeoutMs = 1, maxAnswerBytes = 1 } = rest
  const url = URL.parse(rest.url)
  if (!/^https?:$/.test(url?.protocol ?? '')) {
    throw new InvalidOptionError('models', `The url of "${id}": expected an http(s) URL.`)
  }
  if (url?.username || url?.password) {
    throw new InvalidOptionError(
      'models',
      `The url of "${id}": expected no user and password in it.`,
      'Give the key as apiKey or apiKeyVariable.',
    )
  }
  checkWhole(id, 'timeoutMs', timeoutMs, LONGEST_MS)
  checkWhole(id, 'maxAnswerBytes', maxAnswerBytes, Number.MAX_SAFE_INTEGER)
  const apiKey = keyOf(option)
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new InvalidOptionError(
      'models',
      `The key of "${id}": expected printable ASCII without spaces.`,
    )
  }
  return { ...rest, apiKey }
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
      return toOnnxFileSpec(option, settings)
    case 'remote-endpoint':
      return { ...toEndpointSpec(option), task: findTaskId(option.task), threads }
    default:
      return toHuggingFaceSpec(option, settings)
  }
}
