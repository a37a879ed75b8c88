import { TaskmeshError } from '@taskmesh/errors'
import type { TaskId } from '@taskmesh/tasks'
import { TEMPLATES, type Template } from './templates.ts'

/** A template cannot be had in that language or for that task. */
export class NoTemplateError extends TaskmeshError {
  override name = 'NoTemplateError'
  constructor(template: Template, path: 'language' | 'task', wanted: string) {
    const tasks: readonly TaskId[] = TEMPLATES[template]
    super(`The template ${template} cannot be had with ${path} ${wanted}.`, {
      code: 'NO_TEMPLATE',
      actor: 'caller',
      path,
      details:
        path === 'task' ? `It is there for ${tasks.join(', ')}.` : 'It is there for python only.',
    })
  }
}

/** Where a pipeline is to be written there is something. */
export class FolderInUseError extends TaskmeshError {
  override name = 'FolderInUseError'
  constructor(folder: string) {
    super(`There is something in ${folder} already.`, {
      code: 'FOLDER_IN_USE',
      actor: 'caller',
      path: 'folder',
      details: 'Name a folder that is empty or not there yet.',
    })
  }
}
