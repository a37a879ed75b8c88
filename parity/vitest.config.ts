import { defineConfig, mergeConfig } from 'vitest/config'
import { shared } from '../vitest.shared.ts'

export default mergeConfig(
  shared,
  defineConfig({ test: { name: 'parity', testTimeout: 240_000, hookTimeout: 240_000 } }),
)
