import { existsSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { detectModelKind, noEngineReason, type ModelOption } from '@taskmesh/inference-runner'
import { TaskmeshError } from '@taskmesh/errors'
import type { TaskId } from '@taskmesh/tasks'

/** There is no model for the task here. */
export class NoModelError extends TaskmeshError {
  override name = 'NoModelError'
  constructor(task: TaskId) {
    const reason = noEngineReason(task)
    super(reason ?? `No demonstration model does ${task}.`, {
      code: 'NO_MODEL',
      actor: 'caller',
      path: 'model',
      details:
        reason === undefined
          ? 'Give one with --model: the folder of an ONNX model, or its name on the Hub.'
          : 'Give a folder with a pipeline with --model.',
    })
  }
}

/** What `--model` names is no folder of a model. */
export class NoModelFolderError extends TaskmeshError {
  override name = 'NoModelFolderError'
  constructor(path: string, reason: string) {
    super(`There is no model in ${path}: ${reason}.`, {
      code: 'NO_MODEL_FOLDER',
      actor: 'caller',
      path: 'model',
      details:
        'Give the folder that holds config.json and onnx/model.onnx, or one with pipeline.ts, pipeline.py or handler.py, or a name on the Hub.',
    })
  }
}

/** What `--model` names is a URL: that of a model is part of a configuration, which says whose form it has. */
export class RemoteModelError extends TaskmeshError {
  override name = 'RemoteModelError'
  constructor(url: string) {
    super(`${url} is a URL, and --model takes a folder or a name on the Hub.`, {
      code: 'REMOTE_MODEL',
      actor: 'caller',
      path: 'model',
      details:
        'A model behind another server is served by `taskmesh serve` with a configuration: { task, id, url, dialect }.',
    })
  }
}

/**
 * Says what lies at a path, which a person gave as that of a model.
 *
 * @throws {@link NoModelFolderError} when it is no model.
 */
export function kindAt(path: string): ModelOption['kind'] {
  if (!existsSync(path)) return 'hugging-face'
  const kind = detectModelKind(path)
  if (kind !== undefined) return kind
  const isFile = statSync(path).isFile()
  throw new NoModelFolderError(
    path,
    isFile ? 'it is no ONNX file' : 'the folder has no config.json and no pipeline',
  )
}

/** The demonstration models, as the runner takes them: they are tiny and share a process, which starts faster. */
export function demoModels(): ModelOption[] {
  return Object.values(DEMO_MODELS).map(({ id, task }) => ({
    id,
    task,
    path: demoModelDirectory(task),
    process: 'shared',
  }))
}

/** Which model is wanted. */
export interface ModelChoice {
  /** A folder, or a name on the Hub; the demonstration model without it. */
  model?: string | undefined
  dtype?: string | undefined
  revision?: string | undefined
  /** For a pipeline: what its code may reach, `network`, `addons` or an absolute path. */
  allow?: readonly string[] | undefined
  /** For a pipeline: the Python that runs it. */
  python?: string | undefined
  /** For a pipeline: whether its requirements.txt may be installed. */
  install?: boolean | undefined
  /** For a pipeline: seconds for one call. */
  timeout?: number | undefined
}

/** A name for a folder, in the form that the Hub's names have. */
function folderName(path: string): string {
  const name = basename(resolve(path)).replace(/[^\w.-]/g, '-')
  return `local/${/^[A-Za-z0-9]/.test(name) ? name : `m${name}`}`
}

/** A folder with a pipeline, as the runner takes it. */
function pipelineOption(
  task: TaskId,
  path: string,
  { allow = [], python, install, timeout }: ModelChoice,
): ModelOption {
  const isWord = (word: string) => word === 'network' || word === 'addons'
  return {
    kind: 'custom-pipeline',
    id: folderName(path),
    task,
    path: resolve(path),
    python,
    install,
    allow: {
      network: allow.includes('network'),
      addons: allow.includes('addons'),
      files: allow.filter((one) => !isWord(one)).map((file) => resolve(file)),
    },
    ...(timeout === undefined ? {} : { timeoutMs: timeout * 1000 }),
  }
}

/**
 * The models for one task: the folder or Hub name that was asked for, or the demonstration model.
 *
 * @throws {@link NoModelError}, {@link NoModelFolderError} or {@link RemoteModelError}.
 */
export function chooseModels(task: TaskId, choice: ModelChoice): ModelOption[] {
  const { model, dtype, revision } = choice
  if (model !== undefined) {
    if (/^https?:\/\//.test(model)) throw new RemoteModelError(model)
    const isFolder = existsSync(model) || /^[./~]/.test(model)
    if (!isFolder) return [{ id: model, task, dtype, revision }]
    const where = { id: folderName(model), task, path: resolve(model) }
    const kind = kindAt(where.path)
    if (kind === 'custom-pipeline') return [pipelineOption(task, model, choice)]
    return [kind === 'onnx-file' ? { ...where, kind } : { ...where, dtype, revision }]
  }
  const demo = demoModels().filter((option) => option.task === task)
  if (demo.length === 0) throw new NoModelError(task)
  return demo.map((option) => ({ ...option, dtype, revision }))
}
