import { defineConfig, mergeConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

// Some tests pack the package or copy the repository, which takes its time on a busy machine.
export default mergeConfig(shared, defineConfig({ test: { name: 'tasks', testTimeout: 120_000 } }))
