// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/zero-shot-classification/schema.ts'
import { candidateLabels, hypothesisTemplate, output, sequential } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "string", min: 1, max: 200000 },
  parameters: { type: "object", fields: { candidate_labels: candidateLabels, hypothesis_template: hypothesisTemplate, multi_label: sequential }, others: "keep" },
  output: output,
  batch: true,
})
