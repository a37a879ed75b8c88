import type { Folder } from './folders.ts'
import type { GeneratedFile } from './generatedFile.ts'
import { literalRecord, metaImports } from './record.ts'

/** The tasks that only we have. */
export function extensionData(all: readonly Folder[]): GeneratedFile {
  const folders = all.filter(({ isExtension }) => isExtension)
  return {
    path: 'registry/generated/extensionData.ts',
    content: literalRecord({
      name: 'EXTENSION_DATA',
      doc: 'Tasks that models do, but that are no pipeline id of the Hugging Face Hub.',
      folders,
      imports: metaImports(folders, 'pipeline'),
    }),
  }
}
