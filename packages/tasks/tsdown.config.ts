import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/registry/index.ts',
    'src/examples.ts',
    'src/dialects/ogpu.ts',
    'src/errors.ts',
  ],
  dts: true,
  unbundle: true,
  fixedExtension: false,
})
