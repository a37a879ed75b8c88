// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/depth-estimation/schema.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "media", kind: "image" },
  parameters: { type: "object", fields: {}, others: "keep" },
  output: { type: "object", fields: { depth: { type: "media", kind: "image" }, predicted_depth: { type: "optional", inner: { type: "array", max: 16384, item: { type: "array", max: 16384, item: { type: "number" } } } } } },
  batch: true,
})
