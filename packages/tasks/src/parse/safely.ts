import { toChecked, type Checked } from './checked.ts'
import { unreadable } from './inspect.ts'

/** Runs a check; a value that throws when it is read is at fault like any other. */
export function safely<Value>(run: () => Checked<Value>): Checked<Value> {
  try {
    return run()
  } catch {
    // The issues of a value that does not fit are of no type.
    return toChecked(unreadable()) as Checked<Value>
  }
}
