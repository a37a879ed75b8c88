import { defineConfig } from 'tsdown'

/** Where the build goes. Tests build into a folder of their own. */
const FOLDER = process.env['TASKMESH_DIST'] ?? 'dist'

export default defineConfig({
  entry: ['src/abouts.ts'],
  outDir: FOLDER,
  platform: 'neutral',
  dts: true,
  fixedExtension: false,
  report: false,
  minify: true,
  // What only this repository has of the registry is in this package instead.
  deps: { alwaysBundle: [/^@taskmesh\/tasks\/source\//] },
  inputOptions: { resolve: { conditionNames: ['@taskmesh/source', 'import', 'default'] } },
})
