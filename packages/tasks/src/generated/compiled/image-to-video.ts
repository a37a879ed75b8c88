// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/image-to-video/schema.ts'
import { guidanceScale, index, negativePrompt, output9, targetSize, topK } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "media", kind: "image" },
  parameters: { type: "object", fields: { prompt: negativePrompt, guidance_scale: guidanceScale, negative_prompt: negativePrompt, num_inference_steps: topK, seed: index, num_frames: topK, target_size: targetSize }, others: "keep" },
  output: output9,
  batch: true,
})
