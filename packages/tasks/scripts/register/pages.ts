import type { Folder } from './folders.ts'
import type { GeneratedFile } from './generatedFile.ts'
import { metaImports, typedRecord } from './record.ts'

/** What pages say besides their text. */
export function pages(folders: readonly Folder[]): GeneratedFile {
  return {
    path: 'registry/generated/pages.ts',
    content: typedRecord('TaskPage', {
      name: 'TASK_PAGES',
      doc: 'What the page of each task says.',
      folders,
      imports: metaImports(folders, 'page'),
    }),
  }
}
