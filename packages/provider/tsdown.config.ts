import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/payload/parseWorker.ts'],
  dts: true,
  unbundle: true,
  fixedExtension: false,
})
