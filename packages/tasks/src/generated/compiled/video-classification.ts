// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything, oneOf } from '../../compiled/nodes/constants.ts'
import { inRole } from '../../compiled/nodes/marks.ts'
import { media } from '../../compiled/nodes/media.ts'
import { integer, number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { nullable, optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/video-classification/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ media("video"),
  parameters: /*#__PURE__*/ object({ top_k: /*#__PURE__*/ optional(/*#__PURE__*/ nullable(/*#__PURE__*/ integer(1, 1000))), num_frames: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 1000)), frame_sampling_rate: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 1000)), function_to_apply: /*#__PURE__*/ optional(/*#__PURE__*/ oneOf("sigmoid", "softmax", "none")) }, anything),
  output: /*#__PURE__*/ array(/*#__PURE__*/ object({ label: /*#__PURE__*/ string(), score: /*#__PURE__*/ inRole("score", /*#__PURE__*/ number()) })),
  batch: true,
})

export default task
