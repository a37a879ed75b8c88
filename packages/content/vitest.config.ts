import { defineConfig, mergeConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

// A busy machine takes its time to hash and to connect.
export default mergeConfig(shared, defineConfig({ test: { name: 'content', testTimeout: 30_000 } }))
