import { defineConfig, mergeConfig } from 'vitest/config'
import { shared } from '../vitest.shared.ts'

export default mergeConfig(
  shared,
  // The compiler reads all packages at once.
  defineConfig({ test: { name: 'checks', testTimeout: 120_000, hookTimeout: 120_000 } }),
)
