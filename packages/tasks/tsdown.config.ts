import { defineConfig, type UserConfig } from 'tsdown'
import { compiledEntries, ENTRIES, schemaTypeEntries } from './scripts/build/entries.ts'
import { flatData } from './scripts/build/flatData.ts'
import { lazySchemas, schemaEntries } from './scripts/build/lazySchemas.ts'
import { pureModules } from './scripts/build/pureModules.ts'
import { QUICK_ENTRIES, quickTasks } from './scripts/build/quickTasks.ts'
import { ZOD_ENTRIES, zodByPlatform } from './scripts/build/zodByPlatform.ts'

const BASE =
  /src\/(errors|media\/(base64|base64Codec)\.ts|parse\/(messageOf|words)|registry\/(?!generated\/(icons|pages))|schema\/(mediaKind|limits|refinements|mediaText|mediaTextLimits|mediaValue|mediaWords))/
const PARSER =
  /src\/(compiled\/(?!nodeOf|nodesOf|compileSchema|quickened)|parse\/(?!toIssues)|define\/taskRef|schemas|generated\/(schemas|commonNodes|compiled\/))/
const SCHEMAS =
  /src\/(compiled\/(nodeOf|nodesOf|compileSchema)|parse\/toIssues|define\/(zodSchemaOf|defineTask)|schema\/(?!example|showcase)|tasks\/[\w-]+\/schema|generated\/zodSchemas|zod\/lazily)/

/** Where the build goes. Tests build into a folder of their own. */
const FOLDER = process.env['TASKMESH_DIST'] ?? 'dist'

const shared = { outDir: FOLDER, fixedExtension: false, report: false } as const

/**
 * Few files, as their number is what an import costs in Node.js. A bundler takes what is used of each, as nothing in them
 * has effects when it is loaded. What differs by platform is behind `imports` of package.json.
 */
const code: UserConfig = {
  ...shared,
  entry: { ...ENTRIES, ...compiledEntries(), ...schemaEntries(), ...QUICK_ENTRIES, ...ZOD_ENTRIES },
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
        { name: 'base', test: BASE, priority: 2 },
        { name: 'parser', test: PARSER, priority: 2 },
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
