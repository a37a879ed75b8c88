import { pathToFileURL } from 'node:url'
import type { Rolldown } from 'tsdown'
import { sourceOf } from './entries.ts'

const DATA = /^src\/(registry\/generated\/\w+|generated\/examples)\.ts$/

/** Shorter strings are written out wherever they are. */
const LONG = 200

function countStrings(value: unknown, counts: Map<string, number>): void {
  if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1)
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) countStrings(part, counts)
}

function print(value: unknown, names: ReadonlyMap<unknown, string>): string {
  const name = names.get(value)
  if (name !== undefined) return name
  if (Array.isArray(value)) return `[${value.map((item) => print(item, names)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, part]) => part !== undefined)
  return `{${fields.map(([key, part]) => `${JSON.stringify(key)}:${print(part, names)}`).join(',')}}`
}

/** The declarations of a module that has these data: a long string that is in several places stands once. */
function declarations(data: Readonly<Record<string, unknown>>): string {
  const counts = new Map<string, number>()
  countStrings(data, counts)
  const repeated = [...counts].filter(([text, count]) => count > 1 && text.length >= LONG)
  const names = new Map(repeated.map(([text], index) => [text, `text${index}`]))
  const texts = [...names].map(([text, name]) => `const ${name} = ${JSON.stringify(text)}`)
  const exported = Object.entries(data).map(
    ([name, value]) => `export const ${name} = ${print(value, names)}`,
  )
  return [...texts, ...exported].join('\n')
}

/**
 * Writes the data of all tasks as literals where the source gathers it from sixty files: those files
 * took longer to load than everything else, and a bundler cannot take a part of one.
 */
export function flatData(): Rolldown.Plugin {
  return {
    name: 'flat-data',
    async load(id) {
      if (!DATA.test(sourceOf(id))) return null
      const data: Record<string, unknown> = await import(pathToFileURL(id).href)
      return { code: declarations(data), moduleType: 'js' }
    },
  }
}
