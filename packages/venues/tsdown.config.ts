import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/chain/index.ts', 'src/networkFile.ts', 'src/paidTasks/index.ts'],
  dts: true,
  unbundle: true,
  fixedExtension: false,
})
