// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/visual-document-retrieval/schema.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "object", fields: { query: { type: "string", min: 1, max: 200000 }, images: { type: "array", min: 1, max: 256, item: { type: "media", kind: "image" } } } },
  parameters: { type: "object", fields: { top_k: { type: "optional", inner: { type: "number", int: true, min: 1, max: 256 } } }, others: "keep" },
  output: { type: "array", item: { type: "object", fields: { index: { type: "number", int: true, min: 0 }, score: { type: "number" } } } },
  batch: false,
})
