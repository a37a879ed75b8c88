import { readdirSync } from 'node:fs'

const LIBRARY = new URL('../../src/lib/', import.meta.url)

/** Modules of their own besides those of the tasks: name of the built file → source in src/lib. */
const PARTS = {
  index: 'index.ts',
  'messages/index': 'messages/index.ts',
  'parts/loadAnswerViews': 'parts/loadAnswerViews.ts',
  'icon/Icon': 'icon/Icon.svelte',
  'icon/Glyph': 'icon/Glyph.svelte',
  'icon/TaskIcon': 'icon/TaskIcon.svelte',
  'icon/TaskTag': 'icon/TaskTag.svelte',
  'icon/TaskCard': 'icon/TaskCard.svelte',
  'outputs/CopyButton': 'outputs/CopyButton.svelte',
  'elements/taskmeshWidget': 'elements/taskmeshWidget.ts',
  'elements/taskParts': 'elements/taskParts.ts',
}

function generated(folder: string, ending: string): Record<string, string> {
  const names = readdirSync(new URL(`${folder}/generated/`, LIBRARY))
  return Object.fromEntries(
    names
      .filter((name) => name.endsWith(ending))
      .map((name) => {
        const file = `${folder}/generated/${name}`
        return [file.slice(0, -ending.length), file]
      }),
  )
}

/** The elements, one for each task. */
export function elementEntries(): Record<string, string> {
  return generated('elements', '.ts')
}

/** Every module that package.json exports. */
export function allEntries(): Record<string, string> {
  return { ...PARTS, ...generated('entries', '.svelte'), ...elementEntries() }
}

/** The files that a page without a bundler loads: name → source in src/lib. */
export function pageEntries(): Record<string, string> {
  const tasks = Object.entries(elementEntries()).map(([name, file]) => [
    name.replace('elements/generated/', ''),
    file,
  ])
  return {
    ...Object.fromEntries(tasks),
    widget: PARTS['elements/taskmeshWidget'],
    parts: PARTS['elements/taskParts'],
  }
}
