import { UNREADABLE } from './inspect.ts'
import { toIssue, type Checked } from './checked.ts'

/** Runs a check; a value that throws when it is read is at fault like any other. */
export function safely<Value>(run: () => Checked<Value>): Checked<Value> {
  try {
    return run()
  } catch {
    return { success: false, issues: [toIssue(UNREADABLE)] }
  }
}
