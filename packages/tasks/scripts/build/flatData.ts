import { pathToFileURL } from 'node:url'
import type { Rolldown } from 'tsdown'
import { sourceOf } from './entries.ts'

const DATA = /^src\/registry\/generated\/\w+\.ts$/

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
      const lines = Object.entries(data).map(
        ([name, value]) => `export const ${name} = ${JSON.stringify(value)}`,
      )
      return { code: lines.join('\n'), moduleType: 'js' }
    },
  }
}
