import type { ModelRow } from './modelRow.ts'
import { readArchitectures } from './readArchitectures.ts'
import { readDemoModels } from './readDemoModels.ts'
import { readOutsideModels } from './readOutsideModels.ts'

/** All models that something was measured of. */
export function readModelRows(): ModelRow[] {
  return [...readDemoModels(), ...readOutsideModels(), ...readArchitectures()]
}
