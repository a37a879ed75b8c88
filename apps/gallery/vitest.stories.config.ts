import { defineConfig } from 'vitest/config'
import gallery from './vitest.config.ts'

// Every story in both themes: a matter of minutes, which `npm run test:interop accessibility` takes.
export default defineConfig({
  ...gallery,
  test: {
    ...gallery.test,
    name: 'stories',
    include: ['test/stories/*.test.ts'],
    globalSetup: [],
    testTimeout: 600_000,
  },
})
