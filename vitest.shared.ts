import type { ViteUserConfig } from 'vitest/config'

/**
 * What all packages' tests share: workspace packages are read from source, so nothing has to be
 * built, and type tests (`*.test-d.ts`) run beside the others.
 */
export const shared: ViteUserConfig = {
  resolve: { conditions: ['@taskmesh/source', 'module', 'node', 'development|production'] },
  ssr: {
    resolve: { conditions: ['@taskmesh/source', 'module', 'node', 'development|production'] },
  },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    typecheck: { enabled: true, include: ['src/**/*.test-d.ts', 'test/**/*.test-d.ts'] },
  },
}
