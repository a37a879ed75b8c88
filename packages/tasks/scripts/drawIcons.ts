/** Copies the tasks' icons out of the Carbon set into src/registry/generated/icons.ts. `--check` compares only. */
import { readFileSync, writeFileSync } from 'node:fs'
import carbon from '@iconify-json/carbon/icons.json' with { type: 'json' }
import { TASK_LOOKS } from '../src/registry/generated/looks.ts'

const FILE = new URL('../src/registry/generated/icons.ts', import.meta.url)
const icons: Record<string, { body: string } | undefined> = carbon.icons

function line([id, { icon }]: [string, { icon: string }]): string {
  const body = icons[icon]?.body
  if (body === undefined) throw new Error(`src/tasks/${id}/meta.ts: Carbon has no icon "${icon}".`)
  return `  '${id}': ${JSON.stringify(body)},`
}

const content = `// Made by \`pnpm --filter @taskmesh/tasks register\`. Do not edit.
// Icons of the Carbon set, © IBM, Apache License 2.0.

/** The drawing of each task's icon: what goes inside \`<svg viewBox="0 0 ${carbon.width} ${carbon.height}">\`. */
export const TASK_ICONS = {
${Object.entries(TASK_LOOKS).map(line).join('\n')}
} as const
`
if (!process.argv.includes('--check')) writeFileSync(FILE, content)
else if (readFileSync(FILE, 'utf8') !== content) {
  console.error(
    'src/registry/generated/icons.ts is out of date. Run: pnpm --filter @taskmesh/tasks register',
  )
  process.exitCode = 1
}
