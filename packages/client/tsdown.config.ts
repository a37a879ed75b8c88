import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/signing/index.ts'],
  dts: true,
  unbundle: true,
  fixedExtension: false,
})
