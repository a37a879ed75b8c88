// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledSchema } from '../compiled/compiledSchema.ts'
import type { CompiledPart } from '../compiled/taskSchema.ts'
import { array } from '../compiled/nodes/array.ts'
import { anything, oneOf } from '../compiled/nodes/constants.ts'
import { worded } from '../compiled/nodes/marks.ts'
import { object } from '../compiled/nodes/object.ts'
import { nullable, optional } from '../compiled/nodes/optional.ts'
import { record } from '../compiled/nodes/record.ts'
import { string } from '../compiled/nodes/string.ts'
import { union } from '../compiled/nodes/union.ts'
import type * as source from '../dialects/ogpu/wire.ts'

/** {@link source.ogpuData}, compiled. */
export const ogpuData: CompiledPart<typeof source.ogpuData> = /*#__PURE__*/ compiledSchema(/*#__PURE__*/ object({ input: anything, args: /*#__PURE__*/ optional(/*#__PURE__*/ nullable(/*#__PURE__*/ record(/*#__PURE__*/ string(), anything))) }, anything))

/** {@link source.ogpuPayload}, compiled. */
export const ogpuPayload: CompiledPart<typeof source.ogpuPayload> = /*#__PURE__*/ compiledSchema(/*#__PURE__*/ object({ function_name: /*#__PURE__*/ worded("\"inference\", the one function of these sources", /*#__PURE__*/ oneOf("inference")), data: /*#__PURE__*/ object({ input: anything, args: /*#__PURE__*/ optional(/*#__PURE__*/ nullable(/*#__PURE__*/ record(/*#__PURE__*/ string(), anything))) }, anything) }, anything))

/** {@link source.ogpuResult}, compiled. */
export const ogpuResult: CompiledPart<typeof source.ogpuResult> = /*#__PURE__*/ compiledSchema(/*#__PURE__*/ object({ result: /*#__PURE__*/ worded("an array, or an object", /*#__PURE__*/ union(/*#__PURE__*/ array(anything), /*#__PURE__*/ record(/*#__PURE__*/ string(), anything))), warnings: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ string())) }, anything))
