import { readdirSync, readFileSync } from 'node:fs'
import type { Rolldown } from 'tsdown'
import * as mini from 'zod/mini'
import * as core from 'zod/v4/core'
import { ROOT, sourceOf } from './entries.ts'

/** The modules of zod that the sources import, and the names in package.json that lead to them by platform. */
const NAMES: Readonly<Record<string, string>> = { 'zod/mini': '#zod', 'zod/v4/core': '#zod/core' }
const FOR_NODE = 'zod-for-node'

/** How the sources name what they use of each. */
const OF_MINI = /\bz\.(\w+)/g
const OF_CORE = /import \{([^}]*)\} from 'zod\/v4\/core'/g
const COMMENT = /^\s*(?:\/\*|\*|\/\/).*$/gm

/** The entry of the one file of zod for Node.js, where the number of files is what an import costs. */
export const ZOD_ENTRIES = { 'node/zod': FOR_NODE } as const

function sources(): string[] {
  return readdirSync(`${ROOT}src`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(`${ROOT}src/${file}`, 'utf8').replace(COMMENT, ''))
}

/** Those of the names that a module exports as values. */
function valuesOf(exported: object, names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name !== 'core' && name in exported).toSorted()
}

/** A module that has all of zod that the sources use. */
function usedOfZod(): string {
  const all = sources()
  const named = all.flatMap((text) => [...text.matchAll(OF_MINI)].map(([, name = '']) => name))
  const listed = all.flatMap((text) =>
    [...text.matchAll(OF_CORE)].flatMap(([, list = '']) => list.match(/\$?\w+/g) ?? []),
  )
  const ofMini = valuesOf(mini, named)
  const ofCore = valuesOf(core, listed).filter((name) => !ofMini.includes(name))
  return `export { ${ofMini.join(', ')} } from 'zod/mini'
export { ${ofCore.join(', ')} } from 'zod/v4/core'`
}

/** Lets Node.js take zod from one file of this package, and bundlers from the package zod. */
export function zodByPlatform(): Rolldown.Plugin {
  return {
    name: 'zod-by-platform',
    resolveId(id, importer = '') {
      if (id === FOR_NODE) return { id, moduleSideEffects: false }
      const name = NAMES[id]
      return name !== undefined && sourceOf(importer).startsWith('src/')
        ? { id: name, external: true, moduleSideEffects: false }
        : null
    },
    load: (id) => (id === FOR_NODE ? usedOfZod() : null),
  }
}
