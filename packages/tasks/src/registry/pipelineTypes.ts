import { PIPELINE_DATA } from './generated/pipelineData.ts'
import type { PipelineData } from './pipeline.ts'

/** A pipeline id of the Hugging Face Hub. */
export type PipelineType = keyof typeof PIPELINE_DATA

function isPipelineType(value: string): value is PipelineType {
  return Object.hasOwn(PIPELINE_DATA, value)
}

/** All pipeline ids of the Hugging Face Hub, the more specific of a kind first. */
export const PIPELINE_TYPES: readonly PipelineType[] =
  /*#__PURE__*/ Object.keys(PIPELINE_DATA).filter(isPipelineType)

/** The same as a set. */
export const PIPELINE_TYPES_SET: ReadonlySet<PipelineType> = /*#__PURE__*/ new Set(PIPELINE_TYPES)

/** The types of all subtasks. */
export const SUBTASK_TYPES: readonly string[] = /*#__PURE__*/ Object.values<PipelineData>(
  PIPELINE_DATA,
).flatMap(({ subtasks }) => subtasks?.map(({ type }) => type) ?? [])
