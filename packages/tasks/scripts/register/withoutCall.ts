import type { Folder } from './folders.ts'
import type { GeneratedFile } from './generatedFile.ts'
import { literalRecord, metaImports } from './record.ts'

/** The tasks without a schema. */
export function withoutCall(all: readonly Folder[]): GeneratedFile {
  const folders = all.filter(({ hasSchema }) => !hasSchema)
  return {
    path: 'registry/generated/withoutCall.ts',
    content: literalRecord({
      name: 'TASKS_WITHOUT_CALL',
      doc: 'The pipeline ids that have no shape of call, each with the reason.',
      folders,
      imports: metaImports(folders, 'noCall'),
    }),
  }
}
