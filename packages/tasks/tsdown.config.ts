import { defineConfig } from 'tsdown'
import { compiledEntries, ENTRIES, schemaEntries, SHARED_ENTRIES } from './scripts/build/entries.ts'
import { flatData } from './scripts/build/flatData.ts'
import { onceForAll } from './scripts/build/onceForAll.ts'
import { lazySchemaEntries, lazySchemas } from './scripts/build/lazySchemas.ts'
import { quickTasks } from './scripts/build/quickTasks.ts'

const REGISTRY = /src\/(errors|parse\/messageOf|schema\/mediaKind|registry\/(?!generated\/icons))/
const PARSER =
  /src\/(compiled\/(?!nodeOf|nodesOf|compileSchema)|parse\/(?!toIssues)|define\/taskRef|media\/(base64|base64Codec)\.ts|schemas|schema\/(limits|refinements|mediaText|mediaTextLimits|mediaValue|mediaWords)|generated\/(schemas|commonNodes|compiled\/))/
const ZOD =
  /\/zod\/|rolldown.runtime|src\/(compiled\/(nodeOf|nodesOf|compileSchema)|parse\/toIssues|define\/(zodSchemaOf|defineTask)|schema\/(?!example|showcase)|tasks\/[\w-]+\/schema|generated\/zodSchemas)/

/** Where the build goes. Tests build into a folder of their own. */
const FOLDER = process.env['TASKMESH_DIST'] ?? 'dist'

/** Names of functions stay, for traces and profiles. */
const minify = {
  compress: true,
  mangle: { keepNames: { function: true, class: true } },
  codegen: true,
} as const

/** For bundlers: a file for each module and zod left outside, so that what is unused falls away. */
const forBundlers = defineConfig({
  entry: {
    ...ENTRIES,
    ...SHARED_ENTRIES,
    ...compiledEntries(),
    ...schemaEntries(),
  },
  outDir: FOLDER,
  root: 'src',
  dts: true,
  unbundle: true,
  fixedExtension: false,
  report: false,
  minify,
  plugins: [flatData()],
})

/** For Node, where the number of files is what an import costs: few files with zod inside. */
const forNode = defineConfig({
  entry: { ...ENTRIES, ...compiledEntries(), ...lazySchemaEntries() },
  outDir: `${FOLDER}/node`,
  platform: 'node',
  fixedExtension: false,
  report: false,
  minify,
  dts: false,
  deps: { onlyBundle: ['zod'], alwaysBundle: [/^zod(\/|$)/] },
  plugins: [
    onceForAll(Object.keys(SHARED_ENTRIES), 'node'),
    flatData({ isParsed: true }),
    quickTasks(),
    lazySchemas(),
  ],
  copy: [{ from: 'node_modules/zod/LICENSE', to: `${FOLDER}/node`, rename: 'LICENSE-zod' }],
  inputOptions: { preserveEntrySignatures: 'allow-extension' },
  outputOptions: {
    chunkFileNames: '[name].js',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: 'registryData', test: REGISTRY, priority: 2 },
        { name: 'parser', test: PARSER, priority: 2 },
        { name: 'zod', test: ZOD, priority: 1 },
      ],
    },
  },
})

export default [forBundlers, forNode]
