// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/keypoint-detection/schema.ts'
import { box, onset } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "media", kind: "image" },
  parameters: { type: "object", fields: { threshold: onset, boxes: { type: "optional", inner: { type: "array", min: 1, max: 100, item: box } } }, others: "keep" },
  output: { type: "array", item: { type: "object", fields: { label: { type: "optional", inner: { type: "string" } }, score: { type: "optional", inner: { type: "number" } }, box: { type: "optional", inner: box }, keypoints: { type: "array", item: { type: "object", fields: { label: { type: "optional", inner: { type: "string" } }, x: { type: "number" }, y: { type: "number" }, score: { type: "number" } } } } } } },
  batch: true,
})
