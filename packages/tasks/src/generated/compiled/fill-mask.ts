// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/fill-mask/schema.ts'
import { index2, targets, topK } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "string", min: 1, max: 200000 },
  parameters: { type: "object", fields: { top_k: topK, targets }, others: "keep" },
  output: { type: "array", item: { type: "object", fields: { sequence: { type: "string" }, score: { type: "number" }, token: index2, token_str: { type: "string" } } } },
  batch: true,
})
