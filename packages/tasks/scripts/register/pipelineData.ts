import type { Folder } from './folders.ts'
import type { GeneratedFile } from './generatedFile.ts'
import { literalRecord, metaImports } from './record.ts'

/** The tasks that are pipeline ids of the Hub. */
export function pipelineData(all: readonly Folder[]): GeneratedFile {
  const folders = all.filter(({ isExtension }) => !isExtension)
  return {
    path: 'registry/generated/pipelineData.ts',
    content: literalRecord({
      name: 'PIPELINE_DATA',
      doc: 'Every pipeline id of the Hugging Face Hub.',
      folders,
      imports: metaImports(folders, 'pipeline'),
    }),
  }
}
