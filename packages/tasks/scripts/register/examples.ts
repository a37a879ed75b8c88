import type { Folder } from './folders.ts'
import type { GeneratedFile } from './generatedFile.ts'
import { defaultImports, literalRecord } from './record.ts'

/** The calls that show what tasks do. */
export function examples(all: readonly Folder[]): GeneratedFile {
  const folders = all.filter(({ hasSchema }) => hasSchema)
  return {
    path: 'generated/examples.ts',
    content: literalRecord({
      name: 'TASK_EXAMPLES',
      doc: 'Examples of every task that can be called, by id.',
      folders,
      imports: defaultImports(folders, 'examples.ts'),
    }),
  }
}
