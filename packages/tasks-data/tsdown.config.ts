import { readdirSync } from 'node:fs'
import { defineConfig, type Rolldown } from 'tsdown'

/** Where the build goes. Tests build into a folder of their own. */
const FOLDER = process.env['TASKMESH_DIST'] ?? 'dist'

const ENTRIES = readdirSync('src/entries').map((file) => file.replace(/\.ts$/, ''))

/** Modules of `@taskmesh/tasks` that it offers, by the entry that has them. */
const OFFERED: readonly (readonly [RegExp, string])[] = [
  [/\/tasks\/src\/generated\/compiled\/([\w-]+)\.ts$/, '@taskmesh/tasks/tasks/$1'],
  [/\/tasks\/src\/generated\/examples\.ts$/, '@taskmesh/tasks/examples'],
  [/\/tasks\/src\/registry\/findTaskId\.ts$/, '@taskmesh/tasks/registry'],
]

/** Leaves to `@taskmesh/tasks` what it has, so that both hold the same schemas and data. */
function offered(): Rolldown.Plugin {
  return {
    name: 'offered',
    async resolveId(id, importer, options) {
      if (importer === undefined || !id.startsWith('.')) return null
      const resolved = await this.resolve(id, importer, { ...options, skipSelf: true })
      const entry = OFFERED.find(([pattern]) => pattern.test(resolved?.id ?? ''))
      if (resolved === null || entry === undefined) return null
      const [pattern, name] = entry
      const specifier = (pattern.exec(resolved.id)?.[0] ?? '').replace(pattern, name)
      return { id: specifier, external: true }
    },
  }
}

export default defineConfig({
  entry: {
    abouts: 'src/abouts.ts',
    showcase: 'src/showcase.ts',
    ...Object.fromEntries(ENTRIES.map((id) => [`entries/${id}`, `src/entries/${id}.ts`])),
  },
  outDir: FOLDER,
  platform: 'neutral',
  dts: true,
  fixedExtension: false,
  report: false,
  minify: true,
  // What only this repository has of the registry is in this package instead.
  deps: { alwaysBundle: [/^@taskmesh\/tasks\/source\//] },
  inputOptions: { resolve: { conditionNames: ['@taskmesh/source', 'import', 'default'] } },
  plugins: [offered()],
})
