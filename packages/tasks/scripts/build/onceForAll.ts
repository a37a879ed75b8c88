import { posix } from 'node:path'
import type { Rolldown } from 'tsdown'
import { sourceOf } from './entries.ts'

const SOURCE = /^src\/(.+)\.ts$/
const PREFIX = 'once-for-all:'
const IMPORT = new RegExp(`${PREFIX}([\\w/-]+)`, 'g')

/**
 * Leaves modules that are the same on all platforms to the build that has them, so that their data are in the
 * package once.
 *
 * @param names - built files without `.js`.
 * @param folder - where this build goes, from the folder of that build.
 */
export function onceForAll(names: readonly string[], folder: string): Rolldown.Plugin {
  return {
    name: 'once-for-all',
    async resolveId(id, importer, options) {
      if (importer === undefined) return null
      const resolved = await this.resolve(id, importer, { ...options, skipSelf: true })
      const name = resolved && SOURCE.exec(sourceOf(resolved.id))?.[1]
      return name && names.includes(name) ? { id: PREFIX + name, external: true } : null
    },
    renderChunk(code, { fileName }) {
      const from = posix.dirname(posix.join(folder, fileName))
      return code.replace(IMPORT, (_import, name: string) => posix.relative(from, `${name}.js`))
    },
  }
}
