import type { Folder } from './folders.ts'
import type { GeneratedFile } from './generatedFile.ts'

/** The ids alone, so that a program that knows tasks by their schemas carries no names and subtasks. */
export function taskIds(all: readonly Folder[]): GeneratedFile {
  const called = all.filter(({ hasSchema }) => hasSchema)
  const inOrder = [
    ...called.filter(({ isExtension }) => !isExtension),
    ...called.filter(({ isExtension }) => isExtension),
  ]
  return {
    path: 'registry/generated/taskIds.ts',
    content: `/** Every task that can be called, in the order in which lists show them. */
export const IDS = [
${inOrder.map(({ id }) => `  '${id}',`).join('\n')}
] as const
`,
  }
}
