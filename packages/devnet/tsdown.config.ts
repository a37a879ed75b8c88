import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/cid.ts'],
  dts: true,
  unbundle: true,
  fixedExtension: false,
})
