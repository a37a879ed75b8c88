import { configDefaults, defineConfig, mergeConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

export default mergeConfig(
  shared,
  defineConfig({
    test: {
      name: 'venues',
      // Those run in Chromium: vitest.browser.config.ts.
      exclude: [...configDefaults.exclude, 'test/browser/**'],
      testTimeout: 120_000,
      hookTimeout: 120_000,
    },
  }),
)
