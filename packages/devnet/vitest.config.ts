import { defineConfig, mergeConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

export default mergeConfig(
  shared,
  defineConfig({
    // A busy machine takes its time to start processes.
    test: { name: 'devnet', testTimeout: 60_000, hookTimeout: 60_000 },
  }),
)
