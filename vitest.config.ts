import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['@taskmesh/source'] },
  ssr: { resolve: { conditions: ['@taskmesh/source'] } },
  test: {
    projects: [
      'packages/*',
      'packages/tasks/vitest.package.config.ts',
      'packages/venues/vitest.browser.config.ts',
      'packages/widgets/vitest.package.config.ts',
      'apps/*',
      'checks',
      'parity',
    ],
  },
})
