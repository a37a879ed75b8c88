import { join } from 'node:path'
import type { ModelOption } from '@taskmesh/inference-runner'
import type { ReferenceModel } from './reference.ts'

/** The model as a runner takes it, with its name for an id. */
export function modelOption({ name, folder, reference }: ReferenceModel): ModelOption {
  const { path = '.', ...options } = reference.model ?? {}
  const option = { ...options, task: reference.task, id: name, path: join(folder, String(path)) }
  // createRunner checks what the reference says.
  return option as ModelOption
}
