import { excessIssue } from '../../parse/issues.ts'
import { measure } from '../../parse/measure.ts'
import type { Checked } from '../../parse/checked.ts'

/** Runs a check on a value that is not too big for it. */
export function checkSized<Value>(value: unknown, run: () => Checked<Value>): Checked<Value> {
  const { excess } = measure(value)
  return excess ? { success: false, issues: [excessIssue(excess)] } : run()
}
