import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/publicErrors.ts',
    'src/hub/index.ts',
    'src/pipeline.ts',
    'src/server/index.ts',
    'src/hosts/entry.ts',
    'src/engines/customProcess/node/entry.ts',
    'src/media/decodeWorker.ts',
  ],
  copy: [{ from: 'src/engines/customProcess/python/*.py', to: 'dist', flatten: false }],
  dts: true,
  unbundle: true,
  fixedExtension: false,
})
