import { createIssue, InvalidRequestError, type TaskId } from '@taskmesh/tasks'

/** The error of a tensor that does not fit: where, what was expected, what came. */
export function tensorError(
  task: TaskId,
  path: string,
  expected: string,
  received: string,
): InvalidRequestError {
  return new InvalidRequestError(task, [
    createIssue({ path, code: 'invalid_value', expected, received }),
  ])
}
