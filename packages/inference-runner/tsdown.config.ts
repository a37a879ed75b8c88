import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/publicErrors.ts',
    'src/server/index.ts',
    'src/hosts/entry.ts',
    'src/media/decodeWorker.ts',
  ],
  dts: true,
  unbundle: true,
  fixedExtension: false,
})
