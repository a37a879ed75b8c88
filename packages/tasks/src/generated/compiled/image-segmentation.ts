// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything, oneOf } from '../../compiled/nodes/constants.ts'
import { inRole } from '../../compiled/nodes/marks.ts'
import { media } from '../../compiled/nodes/media.ts'
import { number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { nullable, optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/image-segmentation/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ media("image"),
  parameters: /*#__PURE__*/ object({ subtask: /*#__PURE__*/ optional(/*#__PURE__*/ oneOf("instance", "panoptic", "semantic")), threshold: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, 1)), mask_threshold: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, 1)), overlap_mask_area_threshold: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, 1)) }, anything),
  output: /*#__PURE__*/ array(/*#__PURE__*/ object({ label: /*#__PURE__*/ string(), mask: /*#__PURE__*/ media("image"), score: /*#__PURE__*/ inRole("score", /*#__PURE__*/ optional(/*#__PURE__*/ nullable(/*#__PURE__*/ number()))) })),
  batch: true,
})

export default task
