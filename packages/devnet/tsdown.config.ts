import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/faults/index.ts', 'src/postgres/index.ts'],
  dts: true,
  unbundle: true,
  fixedExtension: false,
})
