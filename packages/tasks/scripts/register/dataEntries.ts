import type { Folder } from './folders.ts'
import type { GeneratedFile } from './generatedFile.ts'

/** The folder of `@taskmesh/tasks-data` that holds a file for each task. */
export const DATA_ENTRIES = '../../tasks-data/src/entries/'

/** The modules by which `@taskmesh/tasks-data` offers each task. */
export function dataEntries(folders: readonly Folder[]): GeneratedFile[] {
  return folders
    .filter(({ hasSchema }) => hasSchema)
    .map(({ id }) => ({
      path: `${DATA_ENTRIES}${id}.ts`,
      content: `import type { RegisteredTask } from '@taskmesh/tasks'
import source from '@taskmesh/tasks/source/entries/${id}'

const task: RegisteredTask<'${id}'> = source

export default task
`,
    }))
}
