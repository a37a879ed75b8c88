import type { Folder } from './folders.ts'
import type { GeneratedFile } from './generatedFile.ts'
import { metaImports, typedRecord } from './record.ts'

/** What lists show. */
export function looks(folders: readonly Folder[]): GeneratedFile {
  return {
    path: 'registry/generated/looks.ts',
    content: typedRecord('TaskLook', {
      name: 'TASK_LOOKS',
      doc: 'How lists show each task.',
      folders,
      imports: metaImports(folders, 'look'),
    }),
  }
}
