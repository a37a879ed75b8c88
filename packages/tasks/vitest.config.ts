import { defineConfig, mergeConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'
import { SLOW } from './vitest.slow.ts'

// Loading the registry takes longer than most of these tests, so all files of a worker share it.
const project = defineConfig({
  test: { name: 'tasks', exclude: SLOW, isolate: false, testTimeout: 120_000 },
})

export default mergeConfig(shared, project)
