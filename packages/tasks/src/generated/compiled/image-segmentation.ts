// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/image-segmentation/schema.ts'
import { onset } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "media", kind: "image" },
  parameters: { type: "object", fields: { subtask: { type: "optional", inner: { type: "literal", values: ["instance", "panoptic", "semantic"] } }, threshold: onset, mask_threshold: onset, overlap_mask_area_threshold: onset }, others: "keep" },
  output: { type: "array", item: { type: "object", fields: { label: { type: "string" }, mask: { type: "media", kind: "image" }, score: { type: "optional", inner: { type: "nullable", inner: { type: "number" } } } } } },
  batch: true,
})
