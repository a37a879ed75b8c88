import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/chain/index.ts',
    'src/networkFile.ts',
    'src/paidTasks/index.ts',
    'src/browser/index.ts',
    'src/browser/files.ts',
    'src/browser/worker.ts',
  ],
  dts: true,
  unbundle: true,
  fixedExtension: false,
  plugins: [
    {
      name: 'worker-url',
      // Imports get their new extension by themselves, the URL of a worker does not.
      renderChunk: (code) =>
        code
          .replace("new URL('./worker.ts'", "new URL('./worker.js'")
          .replace('new URL("./worker.ts"', 'new URL("./worker.js"'),
    },
  ],
})
