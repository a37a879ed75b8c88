import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/transport/browser.ts', 'src/transport/node.ts'],
  dts: true,
  unbundle: true,
  fixedExtension: false,
  external: ['#transport'],
})
