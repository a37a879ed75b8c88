import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { UI_ICON_NAMES } from './iconNames.ts'
import { iconPaths, type IconSet } from './iconPaths.ts'

const folder = new URL('../src/lib/icon/generated/', import.meta.url)
const SOURCE =
  '// Made by scripts/generateIcons.ts from the Carbon icons of IBM (Apache License 2.0).'

function isIconSet(value: unknown): value is IconSet {
  return typeof value === 'object' && value !== null && 'icons' in value
}

async function readIconSet(): Promise<IconSet> {
  const path = fileURLToPath(import.meta.resolve('@iconify-json/carbon/icons.json'))
  const set: unknown = JSON.parse(await readFile(path, 'utf8'))
  if (!isIconSet(set)) throw new Error(`${path} is not an icon set.`)
  return set
}

/** A name as that of a variable. */
function variable(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function iconModule(paths: readonly string[]): string {
  const list = paths.map((path) => `  '${path}',`).join('\n')
  return `${SOURCE}\n\nexport default [\n${list}\n] as const\n`
}

function listModule(names: readonly string[]): string {
  const imports = names.map((name) => `import ${variable(name)} from './${name}.ts'`).join('\n')
  const rows = names.map((name) => {
    const id = variable(name)
    return id === name ? `  ${name},` : `  '${name}': ${id},`
  })
  return `${SOURCE}
${imports}

/** The paths of all icons of widgets and pages; those of the tasks come from the registry. */
export const UI_ICONS = {
${rows.join('\n')}
} as const satisfies Record<string, readonly string[]>
`
}

const set = await readIconSet()
await rm(folder, { recursive: true, force: true })
await mkdir(folder)
for (const name of UI_ICON_NAMES)
  await writeFile(new URL(`${name}.ts`, folder), iconModule(iconPaths(set, name)))
await writeFile(new URL('icons.ts', folder), listModule(UI_ICON_NAMES))
console.log(`Wrote ${UI_ICON_NAMES.length} icons.`)
