// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/video-to-video/schema.ts'
import { guidanceScale, index, negativePrompt, onset, output9, targetSize, topK } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "media", kind: "video" },
  parameters: { type: "object", fields: { prompt: negativePrompt, guidance_scale: guidanceScale, negative_prompt: negativePrompt, num_inference_steps: topK, seed: index, strength: onset, num_frames: topK, target_size: targetSize }, others: "keep" },
  output: output9,
  batch: true,
})
