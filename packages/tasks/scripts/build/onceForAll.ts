import { resolve } from 'node:path'
import type { Rolldown } from 'tsdown'
import { sourceOf } from './entries.ts'

const SOURCE = /^src\/(.+)\.ts$/

/**
 * Leaves modules that are the same on all platforms to the build that has them, so that their data are in the
 * package once.
 *
 * @param names - built files without `.js`.
 * @param folder - where that build goes.
 */
export function onceForAll(names: readonly string[], folder: string): Rolldown.Plugin {
  return {
    name: 'once-for-all',
    async resolveId(id, importer, options) {
      if (importer === undefined) return null
      const resolved = await this.resolve(id, importer, { ...options, skipSelf: true })
      const name = resolved && SOURCE.exec(sourceOf(resolved.id))?.[1]
      if (!name || !names.includes(name)) return null
      return { id: resolve(folder, `${name}.js`), external: 'relative' }
    },
  }
}
