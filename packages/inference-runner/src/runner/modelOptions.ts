import { isAbsolute, resolve } from 'node:path'
import { findTaskId, type TaskId } from '@taskmesh/tasks'
import type { ModelSource } from '../engines/modelSource.ts'
import { InvalidOptionError } from '../errors.ts'

/** A model that the runner serves. */
export interface ModelOption {
  task: TaskId
  /** Name under which callers choose it; without `path` also its name on the Hub, `owner/name`. */
  id: string
  /** Folder in the Hugging Face layout: `config.json`, `tokenizer.json`, `onnx/model.onnx`, … */
  path?: string | undefined
  /** Which weights to load: `fp32` (default), `fp16`, `q8`, `int8`, `uint8`, `q4`, … */
  dtype?: string | undefined
  /** Branch, tag or commit on the Hub. Default `main`. */
  revision?: string | undefined
}

/** Settings that all models share. */
export interface ModelSettings {
  allowRemoteModels?: boolean | undefined
  cacheDirectory?: string | undefined
  threads?: number | undefined
}

const HUB_NAME = /^[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95}$/
const REVISION = /^[A-Za-z0-9][\w./-]{0,99}$/

function isHubName(name: string): boolean {
  return HUB_NAME.test(name) && !name.includes('..') && !name.includes('--')
}

function locationOf({ id, path }: ModelOption, { allowRemoteModels = false }: ModelSettings) {
  if (!isHubName(id)) {
    throw new InvalidOptionError(
      'models',
      `Expected a model name like "owner/name", got ${JSON.stringify(id)}.`,
    )
  }
  if (path === undefined) {
    if (allowRemoteModels) return id
    throw new InvalidOptionError(
      'models',
      `The model "${id}" has no path, and remote models are not allowed.`,
      'Give the path of a local folder, or set allowRemoteModels to download it from the Hub.',
    )
  }
  if (path.split(/[\\/]/).includes('..') && isAbsolute(path)) {
    throw new InvalidOptionError('models', `The path of "${id}" must not contain "..".`)
  }
  return resolve(path)
}

/**
 * Checks a model option and works out where its files are.
 *
 * @throws {@link InvalidOptionError}, or UnknownTaskError for a task that does not exist.
 */
export function toModelSource(option: ModelOption, settings: ModelSettings): ModelSource {
  const { id, path, dtype = 'fp32', revision = 'main' } = option
  const location = locationOf(option, settings)
  if (!REVISION.test(revision) || revision.includes('..')) {
    throw new InvalidOptionError(
      'models',
      `The revision of "${id}" is not a branch, tag or commit.`,
    )
  }
  const { cacheDirectory, threads } = settings
  const task = findTaskId(option.task)
  return {
    id,
    task,
    location,
    isLocal: path !== undefined,
    dtype,
    revision,
    cacheDirectory,
    threads,
  }
}
