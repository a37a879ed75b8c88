import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { ModelOption } from '@taskmesh/inference-runner'
import type { PulledModel, PullOptions } from '@taskmesh/inference-runner/hub'
import { isTaskId, type TaskId } from '@taskmesh/tasks'
import type {
  LocalModelSetting,
  ModelSetting,
  RemoteModelSetting,
} from '../configuration/modelSetting.ts'
import type { Configuration } from '../configuration/settings.ts'
import { readTaskName } from '../input/readTaskName.ts'
import { chooseModels, demoModels, kindAt, NoModelFolderError } from '../network/models.ts'
import { NothingToServeError, UnknownModelTaskError } from './errors.ts'
import { taskOfModel } from './taskOfModel.ts'

/** Downloads a model, with its progress shown. */
export type Pull = (options: PullOptions) => Promise<PulledModel>

export interface ResolveOptions {
  configuration: Configuration
  /** The folder from which the models' paths are. */
  folder: string
  pull: Pull
}

const isPath = (source: string) =>
  /^(?:[./~\\]|[A-Za-z]:[\\/])/.test(source) || /\.onnx$/i.test(source)

const TASK = /^([a-z][\w-]*)=(.+)$/i

/** Reads `[task=]<folder, ONNX file, name on the Hub[@revision], or task of a demonstration model>`. */
function readSource(text: string, folder: string): LocalModelSetting | TaskId {
  const [, name, rest] = TASK.exec(text) ?? []
  const task = name === undefined ? undefined : readTaskName(name).task
  const source = rest ?? text
  if (isPath(source) || existsSync(resolve(folder, source))) return { task, path: source }
  if (task === undefined && isTaskId(source)) return source
  const [hub = '', revision] = source.split('@')
  return { task, hub, revision }
}

function toRemote({ timeout, ...setting }: RemoteModelSetting): ModelOption {
  return {
    kind: 'remote-endpoint',
    ...setting,
    ...(timeout === undefined ? {} : { timeoutMs: timeout }),
  }
}

async function toLocal(
  setting: LocalModelSetting,
  { configuration, folder, pull }: ResolveOptions,
): Promise<ModelOption> {
  const { dtype: usualDtype, cacheDirectory, offline } = configuration
  const { id, hub, revision, process, memory, allow = [], python, install } = setting
  const dtype = setting.dtype ?? usualDtype
  const pulled =
    hub === undefined
      ? undefined
      : await pull({ id: hub, revision, dtype, cacheDirectory, offline })
  const path = pulled?.path ?? resolve(folder, setting.path ?? '')
  if (!existsSync(path)) throw new NoModelFolderError(path, 'there is no such file or folder')
  kindAt(path)
  const task = setting.task ?? (await taskOfModel(path))
  if (task === undefined) throw new UnknownModelTaskError(setting.path ?? hub ?? '')
  const choice = { model: path, dtype: pulled?.dtype ?? dtype, allow, python, install }
  const [option] = chooseModels(task, choice)
  if (option === undefined) throw new NothingToServeError()
  return {
    ...option,
    ...(id === undefined ? (hub === undefined ? {} : { id: hub }) : { id }),
    ...(process === undefined ? {} : { process }),
    ...(option.kind === 'custom-pipeline' && memory !== undefined ? { memoryBytes: memory } : {}),
  }
}

async function toOptions(setting: ModelSetting, options: ResolveOptions): Promise<ModelOption[]> {
  const parts = typeof setting === 'string' ? readSource(setting, options.folder) : setting
  if (typeof parts === 'string') return chooseModels(parts, {})
  return ['url' in parts ? toRemote(parts) : await toLocal(parts, options)]
}

/**
 * Finds the models that a configuration names, and downloads those of the Hub.
 *
 * @throws NothingToServeError, NoModelFolderError, UnknownModelTaskError, or what `pullModel` throws.
 */
export async function resolveModels(options: ResolveOptions): Promise<ModelOption[]> {
  const { models, demo } = options.configuration
  const found: ModelOption[] = []
  for (const setting of models) found.push(...(await toOptions(setting, options)))
  if (demo) found.push(...demoModels())
  if (found.length === 0) throw new NothingToServeError()
  return found
}
