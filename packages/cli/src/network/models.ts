import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import type { ModelOption } from '@taskmesh/inference-runner'
import { TaskmeshError, type TaskId } from '@taskmesh/tasks'

/** There is no model for the task here. */
export class NoModelError extends TaskmeshError {
  override name = 'NoModelError'
  constructor(task: TaskId) {
    super(`No demonstration model does ${task}.`, {
      code: 'NO_MODEL',
      actor: 'caller',
      path: 'model',
      details: 'Give one with --model: the folder of an ONNX model, or its name on the Hub.',
    })
  }
}

/** The demonstration models, as the runner takes them. */
export function demoModels(): ModelOption[] {
  return Object.values(DEMO_MODELS).map(({ id, task }) => ({
    id,
    task,
    path: demoModelDirectory(task),
  }))
}

/** A name for a folder, in the form that the Hub's names have. */
function folderName(path: string): string {
  const name = basename(resolve(path)).replace(/[^\w.-]/g, '-')
  return `local/${/^[A-Za-z0-9]/.test(name) ? name : `m${name}`}`
}

/**
 * The models for one task: the folder or Hub name that was asked for, or the demonstration model.
 *
 * @throws {@link NoModelError}.
 */
export function chooseModels(task: TaskId, model: string | undefined): ModelOption[] {
  if (model !== undefined) {
    const isFolder = existsSync(model) || /^[./~]/.test(model)
    return [isFolder ? { id: folderName(model), task, path: resolve(model) } : { id: model, task }]
  }
  const demo = demoModels().filter((option) => option.task === task)
  if (demo.length === 0) throw new NoModelError(task)
  return demo
}
