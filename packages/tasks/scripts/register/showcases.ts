import type { Folder } from './folders.ts'
import type { GeneratedFile } from './generatedFile.ts'

function entryLine({ id }: Folder): string {
  return `  '${id}': () => import('../tasks/${id}/showcase.ts'),`
}

/** The examples with media, which are loaded when somebody asks for them. */
export function showcases(all: readonly Folder[]): GeneratedFile {
  const folders = all.filter(({ hasShowcase }) => hasShowcase)
  return {
    path: 'generated/showcases.ts',
    content: `
/** Loads the examples of each task that has some with photographs, recordings or films, by id. */
export const SHOWCASES = {
${folders.map(entryLine).join('\n')}
} as const
`,
  }
}
