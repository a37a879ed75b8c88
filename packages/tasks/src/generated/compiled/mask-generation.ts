// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array, tuple } from '../../compiled/nodes/array.ts'
import { anything } from '../../compiled/nodes/constants.ts'
import { inRole, worded } from '../../compiled/nodes/marks.ts'
import { media } from '../../compiled/nodes/media.ts'
import { integer, number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/mask-generation/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ media("image"),
  parameters: /*#__PURE__*/ object({ input_points: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ worded("a point as [x, y] in pixels", /*#__PURE__*/ tuple(/*#__PURE__*/ number(0, 16384), /*#__PURE__*/ number(0, 16384))), 1, 1000)), input_labels: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ integer(0, 1), 1, 1000)), input_boxes: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ worded("a box as [xmin, ymin, xmax, ymax] in pixels", /*#__PURE__*/ tuple(/*#__PURE__*/ number(0, 16384), /*#__PURE__*/ number(0, 16384), /*#__PURE__*/ number(0, 16384), /*#__PURE__*/ number(0, 16384))), 1, 1000)), pred_iou_thresh: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, 1)), stability_score_thresh: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, 1)), mask_threshold: /*#__PURE__*/ optional(/*#__PURE__*/ number(-100, 100)), points_per_batch: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 4096)), crops_n_layers: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0, 8)) }, anything),
  output: /*#__PURE__*/ array(/*#__PURE__*/ object({ mask: /*#__PURE__*/ media("image"), score: /*#__PURE__*/ inRole("score", /*#__PURE__*/ number()) })),
  batch: true,
})

export default task
