// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/zero-shot-object-detection/schema.ts'
import { candidateLabels, hypothesisTemplate, onset, output7, topK } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "media", kind: "image" },
  parameters: { type: "object", fields: { candidate_labels: candidateLabels, hypothesis_template: hypothesisTemplate, threshold: onset, top_k: topK }, others: "keep" },
  output: output7,
  batch: true,
})
