import { anything } from '../../compiled/nodes/constants.ts'
import { checkNode } from '../../parse/check.ts'
import type { Checked } from '../../parse/checked.ts'

/** Runs a check on a value that is not too big for it. */
export function checkSized<Value>(value: unknown, run: () => Checked<Value>): Checked<Value> {
  const sized = checkNode(anything, value)
  return sized.success ? run() : sized
}
