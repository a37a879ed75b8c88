import { toIssue, type Checked } from '../../parse/checked.ts'
import { measure } from '../../parse/measure.ts'

/** Runs a check on a value that is not too big for it. */
export function checkSized<Value>(value: unknown, run: () => Checked<Value>): Checked<Value> {
  const excess = measure(value)
  return excess ? { success: false, issues: [toIssue(excess)] } : run()
}
