import { defineConfig } from 'tsdown'
import { ENTRIES, schemaEntries, SHARED_ENTRIES } from './scripts/build/entries.ts'
import { flatData } from './scripts/build/flatData.ts'
import { lazySchemaEntries, lazySchemas } from './scripts/build/lazySchemas.ts'

const REGISTRY = /src\/(errors|schema\/mediaKind|registry\/(?!generated\/icons))/
const SCHEMAS =
  /\/zod\/|rolldown.runtime|src\/(schema\/(?!example)|schemas|parse|tasks\/[\w-]+\/schema|generated\/schemas)/

/** Where the build goes. Tests build into a folder of their own. */
const FOLDER = process.env['TASKMESH_DIST'] ?? 'dist'

/** For bundlers: a file for each module and zod left outside, so that what is unused falls away. */
const forBundlers = defineConfig({
  entry: { ...ENTRIES, ...SHARED_ENTRIES, ...schemaEntries() },
  outDir: FOLDER,
  root: 'src',
  dts: true,
  unbundle: true,
  fixedExtension: false,
  report: false,
  plugins: [flatData()],
  copy: [{ from: 'src/tasks/*/about.md', to: FOLDER, flatten: false }],
})

/** For Node, where the number of files is what an import costs: few files with zod inside. */
const forNode = defineConfig({
  entry: { ...ENTRIES, ...lazySchemaEntries() },
  outDir: `${FOLDER}/node`,
  platform: 'node',
  fixedExtension: false,
  report: false,
  dts: false,
  deps: { onlyBundle: ['zod'], alwaysBundle: [/^zod(\/|$)/] },
  plugins: [flatData(), lazySchemas()],
  copy: [{ from: 'node_modules/zod/LICENSE', to: `${FOLDER}/node`, rename: 'LICENSE-zod' }],
  inputOptions: { preserveEntrySignatures: 'allow-extension' },
  outputOptions: {
    chunkFileNames: '[name].js',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: 'registryData', test: REGISTRY, priority: 2 },
        { name: 'schemas', test: SCHEMAS, priority: 1 },
      ],
    },
  },
})

export default [forBundlers, forNode]
