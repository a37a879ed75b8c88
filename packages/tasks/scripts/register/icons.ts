import carbon from '@iconify-json/carbon/icons.json' with { type: 'json' }
import type { Folder } from './folders.ts'
import type { GeneratedFile } from './generatedFile.ts'

const ICONS: Readonly<Record<string, { body: string } | undefined>> = carbon.icons

function entryLine({ id, icon }: Folder): string {
  return `  '${id}': ${JSON.stringify(ICONS[icon]?.body)},`
}

/** The tasks' icons, copied out of the Carbon set. */
export function icons(folders: readonly Folder[]): GeneratedFile {
  return {
    path: 'registry/generated/icons.ts',
    content: `// Icons of the Carbon set, © IBM, Apache License 2.0.
import type { ExtensionType, PipelineType } from '../tasks.ts'

/** The drawing of each task's icon: what goes inside \`<svg viewBox="0 0 ${carbon.width} ${carbon.height}">\`. */
export const TASK_ICONS: Readonly<Record<PipelineType | ExtensionType, string>> = {
${folders.map(entryLine).join('\n')}
}
`,
  }
}
