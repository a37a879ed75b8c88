// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything } from '../../compiled/nodes/constants.ts'
import { inRole } from '../../compiled/nodes/marks.ts'
import { media } from '../../compiled/nodes/media.ts'
import { number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/keypoint-detection/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ media("image"),
  parameters: /*#__PURE__*/ object({ threshold: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, 1)), boxes: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ object({ xmin: /*#__PURE__*/ number(), ymin: /*#__PURE__*/ number(), xmax: /*#__PURE__*/ number(), ymax: /*#__PURE__*/ number() }), 1, 100)) }, anything),
  output: /*#__PURE__*/ array(/*#__PURE__*/ object({ label: /*#__PURE__*/ optional(/*#__PURE__*/ string()), score: /*#__PURE__*/ inRole("score", /*#__PURE__*/ optional(/*#__PURE__*/ number())), box: /*#__PURE__*/ inRole("box", /*#__PURE__*/ optional(/*#__PURE__*/ object({ xmin: /*#__PURE__*/ number(), ymin: /*#__PURE__*/ number(), xmax: /*#__PURE__*/ number(), ymax: /*#__PURE__*/ number() }))), keypoints: /*#__PURE__*/ array(/*#__PURE__*/ object({ label: /*#__PURE__*/ optional(/*#__PURE__*/ string()), x: /*#__PURE__*/ number(), y: /*#__PURE__*/ number(), score: /*#__PURE__*/ inRole("score", /*#__PURE__*/ number()) })) })),
  batch: true,
})

export default task
