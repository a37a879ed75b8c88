// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/visual-question-answering/schema.ts'
import { inputs2, topK } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: inputs2,
  parameters: { type: "object", fields: { top_k: topK }, others: "keep" },
  output: { type: "array", item: { type: "object", fields: { answer: { type: "string" }, score: { type: "number" } } } },
  batch: true,
})
