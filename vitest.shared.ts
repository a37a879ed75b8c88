import type { ViteUserConfig } from 'vitest/config'

const conditions = ['@taskmesh/source', 'module', 'node', 'development|production']

/**
 * What all packages' tests share: workspace packages are read from source, so nothing has to be
 * built. Type tests (`*.test-d.ts`) are checked by `npm run check`, where a wrong `expectTypeOf` and
 * an unused `@ts-expect-error` are compile errors.
 */
export const shared: ViteUserConfig = {
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: ['src/**/*.test.ts', 'test/**/*.test.ts'] },
}
