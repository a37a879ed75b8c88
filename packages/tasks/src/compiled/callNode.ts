import { MAX_BATCH_SIZE } from '../schema/limits.ts'
import { fits } from './faults.ts'
import type { Node } from './node.ts'
import { array } from './nodes/array.ts'
import { object } from './nodes/object.ts'
import { optional } from './nodes/optional.ts'

/**
 * Checks a whole call, `{ inputs, parameters? }`. A message about a value at fault is better when it is known whether
 * one input came or an array. Parameters may be left out when none of them is required.
 */
export function callNode(inputs: Node, parameters: Node, batch: boolean): Pick<Node, 'run'> {
  return {
    run(call, faults) {
      const isBatch = batch && Array.isArray(Reflect.get(Object(call), 'inputs'))
      const fields = {
        inputs: isBatch ? array(inputs, 1, MAX_BATCH_SIZE) : inputs,
        parameters: fits(parameters, {}) ? optional(parameters) : parameters,
      }
      return object(fields, 'refuse').run(call, faults)
    },
  }
}
