import { keysWords } from '../../parse/words.ts'
import { fail, failType, GOES_ON, runPart, STOPS } from '../faults.ts'
import type { Node, ObjectNode } from '../node.ts'
import { isObject } from './isObject.ts'

/** An object of these fields. */
/*#__NO_SIDE_EFFECTS__*/
export function object(
  fields: Readonly<Record<string, Node>>,
  others?: ObjectNode['others'],
): ObjectNode {
  return {
    type: 'object',
    fields,
    others,
    run(value, faults) {
      if (!isObject(value)) return failType(faults, 'an object')
      const result: Record<string, unknown> = {}
      for (const [key, field] of Object.entries(fields)) {
        const isPresent = key in value
        if (!isPresent && field.type === 'optional') continue
        const { length } = faults
        const part = runPart(field, value[key], key, faults)
        if (isPresent) result[key] = part
        else if (faults.length === length)
          fail(faults, 'invalid_type', 'nonoptional', STOPS, true, [key])
      }
      const refused: string[] = []
      for (const key in value) {
        if (!others || Object.hasOwn(fields, key)) continue
        if (others === 'refuse') refused.push(key)
        else if (key !== '__proto__') result[key] = runPart(others, value[key], key, faults)
      }
      if (refused.length > 0) fail(faults, 'unrecognized_keys', keysWords(refused), GOES_ON)
      return result
    },
  }
}
