import { TaskmeshError } from '@taskmesh/errors'
import { findTaskId, UnknownTaskError, type TaskId } from '@taskmesh/tasks'

/**
 * Reads the name of a task.
 *
 * @throws TaskmeshError with the nearest name and where all are listed, when there is no such task.
 */
export function readTask(word: string): TaskId {
  try {
    return findTaskId(word)
  } catch (cause) {
    if (!(cause instanceof UnknownTaskError)) throw cause
    const { shortMessage, path } = cause
    const details = '`taskmesh tasks` lists the tasks.'
    throw new TaskmeshError(shortMessage, {
      code: 'UNKNOWN_TASK',
      actor: 'caller',
      path,
      details,
      cause,
    })
  }
}
