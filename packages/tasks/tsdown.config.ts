import { defineConfig, type UserConfig } from 'tsdown'
import { compiledEntries, ENTRIES, schemaTypeEntries } from './scripts/build/entries.ts'
import { flatData } from './scripts/build/flatData.ts'
import { lazySchemas, schemaEntries } from './scripts/build/lazySchemas.ts'
import { pureModules } from './scripts/build/pureModules.ts'
import { quickEntries, quickTasks, TASKS_ENTRIES } from './scripts/build/quickTasks.ts'
import { ZOD_ENTRIES, zodByPlatform } from './scripts/build/zodByPlatform.ts'

// What is in one file. A page that is split loads a file whole when one of its parts needs it, so that what is used
// apart is apart: checking by a schema, by the id of a task, the registry, media as text.
const BY_TASK =
  /src\/(parse\/(checkTask|isBatch|parseOutput|parseRequest|standardSchema)\.ts|define\/taskRef|schemas\.ts)/
const REGISTRY = /src\/registry\/(?!generated\/(icons|pages))/
const MEDIA =
  /src\/(media\/(base64|base64Codec)|schema\/(mediaText|mediaTextLimits|mediaValue)|compiled\/nodes\/(isMedia|media))\.ts/
const COMMON = /src\/(generated\/commonNodes|schema\/refinements)\.ts/
const BASE =
  /src\/(errors|compiled\/(?!nodeOf|nodesOf|compileSchema|quickened)|parse\/(?!toIssues|parameterHints)|schema\/(mediaKind|limits|mediaWords))/
const SCHEMAS =
  /src\/(compiled\/(nodeOf|nodesOf|compileSchema)|parse\/toIssues|define\/(zodSchemaOf|defineTask)|schema\/(?!example|showcase)|tasks\/[\w-]+\/schema|generated\/zodSchemas|zod\/lazily)/

/** Where the build goes. Tests build into a folder of their own. */
const FOLDER = process.env['TASKMESH_DIST'] ?? 'dist'

const shared = { outDir: FOLDER, fixedExtension: false, report: false } as const

/**
 * Few files, as their number is what an import costs in Node.js. A bundler takes what is used of each, as nothing in them
 * has effects when it is loaded. What differs by platform is behind `imports` of package.json: all tasks and zod, each in
 * one file for Node.js.
 */
const code: UserConfig = {
  ...shared,
  entry: {
    ...ENTRIES,
    ...compiledEntries(),
    ...schemaEntries(),
    ...TASKS_ENTRIES,
    ...quickEntries(),
    ...ZOD_ENTRIES,
  },
  platform: 'neutral',
  // Names of functions stay, for traces and profiles.
  minify: {
    // A bundler keeps or leaves out a whole declaration.
    compress: { joinVars: false },
    mangle: { keepNames: { function: true, class: true } },
    codegen: true,
  },
  dts: false,
  deps: { onlyBundle: ['zod'], alwaysBundle: [/^zod(\/|$)/] },
  plugins: [flatData(), quickTasks(), lazySchemas(), zodByPlatform(), pureModules()],
  copy: [{ from: 'node_modules/zod/LICENSE', to: `${FOLDER}/node`, rename: 'LICENSE-zod' }],
  inputOptions: { preserveEntrySignatures: 'allow-extension' },
  outputOptions: {
    chunkFileNames: '[name].js',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: 'byTask', test: BY_TASK, priority: 3 },
        { name: 'registry', test: REGISTRY, priority: 3 },
        { name: 'mediaText', test: MEDIA, priority: 3 },
        { name: 'commonNodes', test: COMMON, priority: 3 },
        { name: 'parts', test: /src\/jsonSchema\/parts\.ts/, priority: 3 },
        { name: 'base', test: BASE, priority: 2 },
        { name: 'schemas', test: SCHEMAS, priority: 1 },
      ],
    },
  },
}

/** The types: a file for each module. */
const types: UserConfig = {
  ...shared,
  entry: { ...ENTRIES, ...compiledEntries(), ...schemaTypeEntries() },
  root: 'src',
  unbundle: true,
  dts: { emitDtsOnly: true },
}

export default defineConfig(({ dts }) => (dts === false ? [code] : [code, types]))
