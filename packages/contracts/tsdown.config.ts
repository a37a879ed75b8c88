import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/bytecode.ts'],
  dts: true,
  unbundle: true,
  fixedExtension: false,
})
