// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/image-text-to-image/schema.ts'
import { guidanceScale, index, maskImage, negativePrompt, output8, targetSize, topK } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "object", fields: { prompt: { type: "string", min: 1, max: 200000 }, image: maskImage, images: { type: "optional", inner: { type: "array", max: 15, item: { type: "media", kind: "image" } } } } },
  parameters: { type: "object", fields: { guidance_scale: guidanceScale, negative_prompt: negativePrompt, num_inference_steps: topK, seed: index, target_size: targetSize }, others: "keep" },
  output: output8,
  batch: true,
})
