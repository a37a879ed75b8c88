import { fileURLToPath } from 'node:url'
import type { ViteUserConfig } from 'vitest/config'

declare module 'vitest' {
  interface ProvidedContext {
    seed: number
  }
}

const SEED = 20_261_121

const conditions = ['@taskmesh/source', 'module', 'node', 'development|production']

/**
 * What draws the values of property tests. The same ones each time, so that a change is judged by
 * what it changes; `SEED=random` looks at other values, `SEED=<number>` at those of a failure.
 */
export const seeded = {
  setupFiles: [fileURLToPath(new URL('vitest.seed.ts', import.meta.url))],
  provide: { seed: seedOf(process.env['SEED']) },
}

function seedOf(text: string | undefined): number {
  if (text === undefined) return SEED
  if (text === 'random') return Math.floor(Math.random() * 2 ** 31)
  if (/^-?\d+$/.test(text)) return Number(text)
  throw new Error(`SEED is ${JSON.stringify(text)}: expected a whole number or "random".`)
}

/** Where the processes that tests start keep compiled modules: the next ones start in three quarters of the time. */
const COMPILED = fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url))

/**
 * What all packages' tests share: workspace packages are read from source, so nothing has to be
 * built. Type tests (`*.test-d.ts`) are checked by `npm run check`, where a wrong `expectTypeOf` and
 * an unused `@ts-expect-error` are compile errors.
 */
export const shared: ViteUserConfig = {
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    ...seeded,
    env: { NODE_COMPILE_CACHE: COMPILED },
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
  },
}
