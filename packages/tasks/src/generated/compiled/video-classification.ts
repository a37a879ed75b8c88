// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { oneOf } from '../../compiled/nodes/constants.ts'
import { media } from '../../compiled/nodes/media.ts'
import { integer } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { nullable, optional } from '../../compiled/nodes/optional.ts'
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/video-classification/schema.ts'
import { output } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ media("video"),
  parameters: /*#__PURE__*/ object({ top_k: /*#__PURE__*/ optional(/*#__PURE__*/ nullable(/*#__PURE__*/ integer(1, 1000))), num_frames: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 1000)), frame_sampling_rate: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 1000)), function_to_apply: /*#__PURE__*/ optional(/*#__PURE__*/ oneOf("sigmoid", "softmax", "none")) }, "keep"),
  output: output,
  batch: true,
})
