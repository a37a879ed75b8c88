import type { ZodTaskSchema } from '../../src/schema/taskSchema.ts'
import type { ReadTask } from './formProblems.ts'
import { problemIn, type Problem } from './problem.ts'
import { readTaskSchema } from './schemaProblems.ts'
import { loadModule } from './taskFolder.ts'

/** A default export of a task's file, or what is wrong with the file. */
export async function defaultOf(
  task: ReadTask,
  file: string,
): Promise<{ value: unknown } | { problem: Problem }> {
  const loaded = await loadModule(task, file)
  return 'reason' in loaded
    ? { problem: problemIn(task.id, file, `it cannot be loaded: ${loaded.reason}. Correct it.`) }
    : { value: loaded.module['default'] }
}

/** The schema of a task that has one, or what is wrong with its file. */
export async function readSchema(
  task: ReadTask,
): Promise<{ schema: ZodTaskSchema } | { problem: Problem }> {
  const loaded = await defaultOf(task, 'schema.ts')
  if ('problem' in loaded) return loaded
  const read = readTaskSchema(loaded.value)
  return 'problem' in read ? { problem: problemIn(task.id, 'schema.ts', read.problem) } : read
}
