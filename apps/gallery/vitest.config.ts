import { svelte } from '@sveltejs/vite-plugin-svelte'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { seeded } from '../../vitest.shared.ts'

// Pages are tested as components, without SvelteKit's plugin: it wants to be run in this folder.
export default defineConfig({
  plugins: [svelte()],
  resolve: { conditions: ['@taskmesh/source', 'svelte', 'browser', 'module', 'development'] },
  // Prepared before tests run: a page that loads again when one is found would repeat its tests.
  optimizeDeps: {
    include: ['mipd', '@taskmesh/widgets > d3-array', '@taskmesh/widgets > d3-force', 'marked'],
  },
  test: {
    ...seeded,
    name: 'gallery',
    include: ['test/*.test.ts'],
    globalSetup: ['./test/services.ts'],
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
          args: ['--no-sandbox'],
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
})
