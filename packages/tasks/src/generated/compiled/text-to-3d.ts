// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/text-to-3d/schema.ts'
import { guidanceScale, index, negativePrompt, output12, topK } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "string", min: 1, max: 200000 },
  parameters: { type: "object", fields: { guidance_scale: guidanceScale, negative_prompt: negativePrompt, num_inference_steps: topK, seed: index }, others: "keep" },
  output: output12,
  batch: true,
})
