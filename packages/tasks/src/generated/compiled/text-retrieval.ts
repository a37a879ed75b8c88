// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/text-retrieval/schema.ts'
import { output11, sequential, topK3, truncationDirection } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "object", fields: { query: { type: "string", min: 1, max: 200000 }, texts: { type: "array", min: 1, max: 10000, item: { type: "string", min: 1, max: 200000 } } } },
  parameters: { type: "object", fields: { top_k: topK3, threshold: { type: "optional", inner: { type: "number" } }, return_text: sequential, truncate: sequential, truncation_direction: truncationDirection }, others: "keep" },
  output: output11,
  batch: false,
})
