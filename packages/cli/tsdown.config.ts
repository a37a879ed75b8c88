import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/main.ts', 'src/update/checkUpdate.ts', 'src/network/startNetwork.ts'],
  dts: true,
  unbundle: true,
  fixedExtension: false,
})
