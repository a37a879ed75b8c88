import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/chain/index.ts', 'src/networkFile.ts'],
  dts: true,
  unbundle: true,
  fixedExtension: false,
})
