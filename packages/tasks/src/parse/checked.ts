import type { Issue } from '../errors.ts'

/** A value that fits, or all that is wrong with it. */
export type Checked<Value> = { success: true; data: Value } | { success: false; issues: Issue[] }
