import type { TaskRecord } from '../store/taskRecord.ts'

/** What the model of a task is called in messages and memories: the runner's first has no other name. */
export function modelNameOf({ model, task }: Pick<TaskRecord, 'model' | 'task'>): string {
  return model ?? `the model for ${task}`
}
