import * as z from 'zod/mini'
import type { Refinement } from '../compiled/node.ts'

/** The key under which the parameters of a check hold the refinement that it is. */
export const REFINEMENT: unique symbol = /*#__PURE__*/ Symbol.for('taskmesh.refinement')

/**
 * A check that types cannot say: one of `refinements.ts`, with its arguments.
 *
 * @example
 * ```ts
 * z.record(z.string(), z.number()).check(refined(keyCount, '1 to 5 numbers', 1, 5))
 * ```
 */
/*#__NO_SIDE_EFFECTS__*/
export function refined(...refinement: Refinement) {
  const [test, error, ...args] = refinement
  return z.refine<Readonly<Record<string, unknown>>>((value) => test(value, ...args), {
    error,
    params: { [REFINEMENT]: refinement },
  })
}
