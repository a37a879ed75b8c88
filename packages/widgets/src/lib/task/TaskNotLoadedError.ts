import { TaskmeshError } from '@taskmesh/errors'

/** A widget was asked for a task whose schema no imported entry has brought along. */
export class TaskNotLoadedError extends TaskmeshError {
  override name = 'TaskNotLoadedError'
  constructor(task: string) {
    super(`The task ${JSON.stringify(task)} is not loaded. Import "@taskmesh/widgets/${task}".`, {
      code: 'TASK_NOT_LOADED',
      actor: 'configuration',
      path: 'task',
    })
  }
}
