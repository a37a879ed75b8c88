import { defineConfig, mergeConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

export default mergeConfig(
  shared,
  defineConfig({
    test: {
      name: 'provider',
      testTimeout: 240_000,
      hookTimeout: 240_000,
      // Enough for a machine that is slow and busy.
      expect: { poll: { timeout: 60_000 } },
    },
  }),
)
