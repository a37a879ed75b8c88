import { defineConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

/** The tests that build and pack the package, apart from those of the sources, which run in a browser. */
export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    name: 'widgets:package',
    include: ['test/package/*.test.ts'],
    globalSetup: ['test/package/setup.ts'],
    testTimeout: 120_000,
  },
})
