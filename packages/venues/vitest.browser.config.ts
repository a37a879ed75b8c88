import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { seeded } from '../../vitest.shared.ts'

export default defineConfig({
  resolve: { conditions: ['@taskmesh/source', 'browser', 'module', 'development'] },
  ssr: { resolve: { conditions: ['@taskmesh/source', 'module', 'node', 'development'] } },
  worker: { format: 'es' },
  // What a test imports while it runs would load the page anew.
  optimizeDeps: { include: ['@huggingface/transformers', 'zod/mini'] },
  test: {
    ...seeded,
    name: 'venues-browser',
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['./test/browser/serveFiles.ts'],
    testTimeout: 120_000,
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
