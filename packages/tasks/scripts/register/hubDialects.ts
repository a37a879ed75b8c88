import type { Folder } from './folders.ts'
import type { GeneratedFile } from './generatedFile.ts'
import { defaultImports, literalRecord } from './record.ts'

/** The tasks that have a dialect of their own. */
export function hubDialects(all: readonly Folder[]): GeneratedFile {
  const folders = all.filter(({ hasHubDialect }) => hasHubDialect)
  return {
    path: 'generated/hubDialects.ts',
    content: literalRecord({
      name: 'HUB_DIALECTS',
      doc: 'Where calls look different on the Hugging Face API, by id.',
      folders,
      imports: defaultImports(folders, 'hub.ts'),
    }),
  }
}
