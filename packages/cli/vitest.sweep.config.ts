import { defineConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

// Every page of the built gallery: a matter of minutes, which `npm run test:interop accessibility` takes.
export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    name: 'sweep',
    include: ['test/sweep/*.sweep.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
})
