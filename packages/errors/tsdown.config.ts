import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/errorCodes.ts'],
  dts: true,
  fixedExtension: false,
})
