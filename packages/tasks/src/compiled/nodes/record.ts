import { ANOTHER } from '../../parse/words.ts'
import { MAX_ISSUES } from '../../schema/limits.ts'
import { fail, failType, fits, GOES_ON, isStopped, runPart, STOPS } from '../faults.ts'
import type { Node, RecordNode, Refinement } from '../node.ts'
import { isObject } from './isObject.ts'

/** Whether no class has made an object, as zod tells it. */
function isPlain(made: unknown): boolean {
  return typeof made !== 'function' || Object.hasOwn(Object(made.prototype), 'isPrototypeOf')
}

/** An object with any keys, whose values are alike. */
/*#__NO_SIDE_EFFECTS__*/
export function record(key: Node, value: Node, ...refinements: readonly Refinement[]): RecordNode {
  return {
    type: 'record',
    key,
    value,
    run(whole, faults) {
      if (!isObject(whole) || !isPlain(whole['constructor'])) return failType(faults, 'an object')
      const start = faults.length
      const result: Record<PropertyKey, unknown> = {}
      for (const name of Reflect.ownKeys(whole)) {
        if (faults.length - start >= MAX_ISSUES) break
        if (name === '__proto__' || !Object.getOwnPropertyDescriptor(whole, name)?.enumerable)
          continue
        if (!fits(key, name)) fail(faults, 'invalid_key', ANOTHER, STOPS, undefined, [name])
        else result[name] = runPart(value, whole[name], faults, name)
      }
      if (!isStopped(faults, start))
        for (const [test, error, ...args] of refinements)
          if (!test(result, ...args)) fail(faults, 'custom', ANOTHER, GOES_ON, error)
      return result
    },
  }
}
