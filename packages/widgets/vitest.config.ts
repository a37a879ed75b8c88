import { svelte } from '@sveltejs/vite-plugin-svelte'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { seeded } from '../../vitest.shared.ts'

export default defineConfig({
  // As in the packed build: styles come with the components, into a shadow root as well.
  plugins: [svelte({ emitCss: false })],
  resolve: { conditions: ['@taskmesh/source', 'svelte', 'browser', 'module', 'development'] },
  // Prepared before tests run: a page that loads again when one is found would repeat its tests.
  optimizeDeps: {
    include: [
      'd3-array',
      'd3-force',
      'marked',
      'three',
      'three/examples/jsm/controls/OrbitControls.js',
      'three/examples/jsm/loaders/GLTFLoader.js',
      'three/examples/jsm/loaders/OBJLoader.js',
      'three/examples/jsm/loaders/PLYLoader.js',
      'three/examples/jsm/loaders/STLLoader.js',
    ],
  },
  test: {
    ...seeded,
    name: 'widgets',
    include: ['test/**/*.test.ts'],
    exclude: ['test/package/**'],
    testTimeout: 60_000,
    // What is awaited may take long on a busy machine; the default is one second.
    expect: { poll: { timeout: 20_000 } },
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
          args: [
            '--no-sandbox',
            // A camera that shows a test picture and a microphone that beeps, without being asked.
            '--use-fake-ui-for-media-stream',
            '--use-fake-device-for-media-stream',
          ],
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
})
