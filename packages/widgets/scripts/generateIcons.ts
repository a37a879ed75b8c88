import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
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

function row(name: string, paths: readonly string[]): string {
  const list = paths.map((path) => `    '${path}',`).join('\n')
  return `  ${/^\w+$/.test(name) ? name : `'${name}'`}: [\n${list}\n  ],`
}

const set = await readIconSet()
const rows = UI_ICON_NAMES.map((name) => row(name, iconPaths(set, name)))
await writeFile(
  target,
  `// Made by scripts/generateIcons.ts from the Carbon icons of IBM (Apache License 2.0).

/** The paths of the icons of widgets and pages; those of the tasks come from the registry. */
export const UI_ICONS = {
${rows.join('\n')}
} as const satisfies Record<string, readonly string[]>
`,
)
console.log(`Wrote ${rows.length} icons.`)
