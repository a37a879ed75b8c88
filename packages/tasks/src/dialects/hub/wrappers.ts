import type { TaskId } from '../../registry/tasks.ts'
import { fieldsOf } from '../../compiled/fieldsOf.ts'
import { TASK_SCHEMAS } from '../../schemas.ts'
import { moved, unchanged, type Step } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'

/** An answer whose list lies under a name, the first of these that is there. */
export function listUnder(...names: readonly string[]): Step {
  return (wire) => {
    if (!isJsonObject(wire)) return unchanged(wire)
    const name = names.find((key) => Array.isArray(wire[key]))
    return name === undefined ? unchanged(wire) : moved(wire[name], [{ to: [], from: [name] }])
  }
}

/** The answers of Vertex AI and KServe: `{ predictions: […] }`, unless an output has that key. */
export function unwrapPredictions(task: TaskId, count: number | undefined): Step {
  const isField = Object.hasOwn(fieldsOf(TASK_SCHEMAS[task].output.node), 'predictions')
  return isField && count === undefined ? unchanged : listUnder('predictions')
}
