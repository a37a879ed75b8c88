import { ANOTHER, keysWords } from '../../parse/words.ts'
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
        result[key] = runPart(field, value[key], faults, key)
        if (!isPresent && faults.length === length)
          fail(faults, 'invalid_type', ANOTHER, STOPS, 'nonoptional', [key])
      }
      const refused: string[] = []
      for (const key in value) {
        if (!others || Object.hasOwn(fields, key)) continue
        if (others === 'refuse') refused.push(key)
        else if (key !== '__proto__') result[key] = runPart(others, value[key], faults, key)
      }
      if (refused.length > 0) fail(faults, 'unrecognized_keys', keysWords(refused), GOES_ON)
      return result
    },
  }
}
