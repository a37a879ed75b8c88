import { readFileSync } from 'node:fs'
import type { Folder } from './folders.ts'
import type { GeneratedFile } from './generatedFile.ts'
import { SOURCE } from './source.ts'

function entryLine({ id }: Folder): string {
  const about = readFileSync(new URL(`tasks/${id}/about.md`, SOURCE), 'utf8').replaceAll(
    '\r\n',
    '\n',
  )
  return `  '${id}': ${JSON.stringify(about)},`
}

/** The pages as strings, so that every program can read them without files. */
export function abouts(all: readonly Folder[]): GeneratedFile {
  const entries = all.filter(({ hasSchema }) => hasSchema).map(entryLine)
  return {
    path: 'generated/abouts.ts',
    content: `import type { TaskId } from '../registry/tasks.ts'

/** The page of each task that can be called, as Markdown without a title. */
export const TASK_ABOUTS: Readonly<Record<TaskId, string>> = {
${entries.join('\n')}
}
`,
  }
}
