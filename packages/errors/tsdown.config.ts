import { defineConfig } from 'tsdown'

/** Where the build goes. Tests build into a folder of their own. */
const FOLDER = process.env['TASKMESH_DIST'] ?? 'dist'

export default defineConfig({
  entry: ['src/index.ts', 'src/errorCodes.ts'],
  outDir: FOLDER,
  dts: true,
  fixedExtension: false,
})
