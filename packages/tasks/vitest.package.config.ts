import { defineConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'
import { SLOW } from './vitest.slow.ts'

export default defineConfig({
  ...shared,
  test: { ...shared.test, name: 'tasks:package', include: SLOW, testTimeout: 120_000 },
})
