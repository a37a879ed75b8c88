import { mediaPaths, TASK_SCHEMAS, type TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { exampleFiles, type ExampleFiles } from './exampleFiles.ts'

/** The output of the first example that the registry has for a task, with its media as files. */
export function exampleOutput(task: TaskId): ExampleFiles {
  return exampleFiles(
    TASK_EXAMPLES[task][0]?.output,
    mediaPaths(TASK_SCHEMAS[task].output),
    'output',
  )
}
