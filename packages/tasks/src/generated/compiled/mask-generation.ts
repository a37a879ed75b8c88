// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/mask-generation/schema.ts'
import { maxQuestionLen, onset } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "media", kind: "image" },
  parameters: { type: "object", fields: { input_points: { type: "optional", inner: { type: "array", min: 1, max: 1000, item: { type: "tuple", items: [{ type: "number", min: 0, max: 16384 }, { type: "number", min: 0, max: 16384 }], error: "a point as [x, y] in pixels" } } }, input_labels: { type: "optional", inner: { type: "array", min: 1, max: 1000, item: { type: "number", int: true, min: 0, max: 1 } } }, input_boxes: { type: "optional", inner: { type: "array", min: 1, max: 1000, item: { type: "tuple", items: [{ type: "number", min: 0, max: 16384 }, { type: "number", min: 0, max: 16384 }, { type: "number", min: 0, max: 16384 }, { type: "number", min: 0, max: 16384 }], error: "a box as [xmin, ymin, xmax, ymax] in pixels" } } }, pred_iou_thresh: onset, stability_score_thresh: onset, mask_threshold: { type: "optional", inner: { type: "number", min: -100, max: 100 } }, points_per_batch: maxQuestionLen, crops_n_layers: { type: "optional", inner: { type: "number", int: true, min: 0, max: 8 } } }, others: "keep" },
  output: { type: "array", item: { type: "object", fields: { mask: { type: "media", kind: "image" }, score: { type: "number" } } } },
  batch: true,
})
