import type { Issue } from '../../src/index.ts'
import { SAME_LENGTH } from '../../src/schema/table.ts'

/** Whether a value breaks the one rule that JSON Schema has no words for, and no other. */
export function isBeyondJsonSchema(issues: readonly Issue[]): boolean {
  return issues.length > 0 && issues.every(({ expected }) => expected === SAME_LENGTH)
}
