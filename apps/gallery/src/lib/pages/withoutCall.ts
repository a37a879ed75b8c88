import { TASKS_WITHOUT_CALL, type TaskIdWithoutCall } from '@taskmesh/tasks'

/** Returns whether an id of the registry has no shape of call, so that it can't be tried. */
export function isWithoutCall(id: string): id is TaskIdWithoutCall {
  return Object.hasOwn(TASKS_WITHOUT_CALL, id)
}
