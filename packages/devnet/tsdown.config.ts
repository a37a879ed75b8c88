import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/faults/index.ts'],
  dts: true,
  unbundle: true,
  fixedExtension: false,
})
