import { readMeasured } from '@taskmesh/interop/models'
import { findTaskId } from '@taskmesh/tasks'
import type { ModelRow } from './modelRow.ts'

/** The models that others made, with what `npm run test:interop -- models --record` measured. */
export function readOutsideModels(): ModelRow[] {
  return readMeasured().map(({ model, task, engine, results }) => ({
    task: findTaskId(task),
    model,
    kind: 'made by others',
    engine,
    measured: results.join('; '),
  }))
}
