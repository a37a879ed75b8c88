// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/unconditional-image-generation/schema.ts'
import { index, output8, topK } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "null" },
  parameters: { type: "object", fields: { num_inference_steps: topK, seed: index }, others: "keep" },
  output: output8,
  batch: false,
})
