import { pathToFileURL } from 'node:url'
import type { Rolldown } from 'tsdown'
import { sourceOf } from './entries.ts'

const DATA = /^src\/(registry\/generated\/\w+|generated\/examples)\.ts$/

/** Engines read JSON faster than literals of this length. */
const LONG = 10_000

/**
 * Writes the data of all tasks as literals where the source gathers it from sixty files: those files
 * took longer to load than everything else, and a bundler cannot take a part of one.
 *
 * @param isParsed - whether long data is JSON that is parsed, which loads faster and is longer.
 */
export function flatData({ isParsed = false } = {}): Rolldown.Plugin {
  const print = (value: unknown) => {
    const json = JSON.stringify(value)
    return isParsed && json.length > LONG
      ? `/*#__PURE__*/ JSON.parse(${JSON.stringify(json)})`
      : json
  }
  return {
    name: 'flat-data',
    async load(id) {
      if (!DATA.test(sourceOf(id))) return null
      const data: Record<string, unknown> = await import(pathToFileURL(id).href)
      const lines = Object.entries(data).map(
        ([name, value]) => `export const ${name} = ${print(value)}`,
      )
      return { code: lines.join('\n'), moduleType: 'js' }
    },
  }
}
