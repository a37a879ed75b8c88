import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/publicErrors.ts',
    'src/hub/index.ts',
    'src/pipeline.ts',
    'src/server/index.ts',
    'src/server/mcp/index.ts',
    'src/hosts/entry.ts',
    'src/hosts/process/spawnerEntry.ts',
    'src/engines/customProcess/node/entry.ts',
    'src/media/decodeWorker.ts',
  ],
  copy: [
    { from: 'src/engines/customProcess/python/*.py', to: 'dist', flatten: false },
    {
      from: 'node_modules/openapi-explorer/dist/browser/openapi-explorer.min.js',
      to: 'dist/server/docs',
    },
    {
      from: 'node_modules/openapi-explorer/LICENSE',
      to: 'dist/server/docs',
      rename: 'openapi-explorer.LICENSE',
    },
  ],
  dts: true,
  unbundle: true,
  fixedExtension: false,
})
