import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { TASK_IDS, TASKS } from '@taskmesh/tasks/registry'
import { UI_ICON_NAMES } from './iconNames.ts'
import { iconPaths, type IconSet } from './iconPaths.ts'

const target = new URL('../src/lib/icon/generated/icons.ts', import.meta.url)

function isIconSet(value: unknown): value is IconSet {
  return typeof value === 'object' && value !== null && 'icons' in value
}

async function readIconSet(): Promise<IconSet> {
  const path = fileURLToPath(import.meta.resolve('@iconify-json/carbon/icons.json'))
  const set: unknown = JSON.parse(await readFile(path, 'utf8'))
  if (!isIconSet(set)) throw new Error(`${path} is not an icon set.`)
  return set
}

function table(name: string, type: string, rows: readonly (readonly [string, string[]])[]): string {
  const lines = rows.map(([key, paths]) => {
    const list = paths.map((path) => `    '${path}',`).join('\n')
    return `  ${/^\w+$/.test(key) ? key : `'${key}'`}: [\n${list}\n  ],`
  })
  return `export const ${name} = {\n${lines.join('\n')}\n} as const satisfies ${type}\n`
}

const set = await readIconSet()
const header = `// Made by scripts/generateIcons.ts from the Carbon icons of IBM (Apache License 2.0).
import type { TaskId } from '@taskmesh/tasks'

`
const taskIcons = TASK_IDS.map((id) => [id, iconPaths(set, TASKS[id].icon)] as const)
const uiIcons = UI_ICON_NAMES.map((name) => [name, iconPaths(set, name)] as const)
await writeFile(
  target,
  `${header}/** The paths of each task's icon. */
${table('TASK_ICONS', 'Record<TaskId, readonly string[]>', taskIcons)}
/** The paths of the other icons. */
${table('UI_ICONS', 'Record<string, readonly string[]>', uiIcons)}`,
)
console.log(`Wrote ${taskIcons.length + uiIcons.length} icons.`)
