import { PIPELINE_TYPES, type PipelineType } from '../registry/pipelineTypes.ts'

/** Makes a record with a value for each pipeline id. */
export function recordOf<Value>(make: (id: PipelineType) => Value): Record<PipelineType, Value> {
  const entries = PIPELINE_TYPES.map((id) => [id, make(id)] as const)
  // Object.fromEntries forgets the keys that it was given.
  return Object.fromEntries(entries) as Record<PipelineType, Value>
}
