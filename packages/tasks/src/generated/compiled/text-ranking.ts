// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/text-ranking/schema.ts'
import { output11, sentences, sequential, topK, truncationDirection } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "object", fields: { query: { type: "string", min: 1, max: 200000 }, texts: sentences } },
  parameters: { type: "object", fields: { top_k: topK, return_text: sequential, raw_scores: sequential, truncate: sequential, truncation_direction: truncationDirection }, others: "keep" },
  output: output11,
  batch: false,
})
