// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/image-classification/schema.ts'
import { functionToApply, onset, output, topK } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "media", kind: "image" },
  parameters: { type: "object", fields: { top_k: topK, confidence_threshold: onset, function_to_apply: functionToApply }, others: "keep" },
  output: output,
  batch: true,
})
