// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/image-to-3d/schema.ts'
import { guidanceScale, index, output12, sequential, topK } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "media", kind: "image" },
  parameters: { type: "object", fields: { remove_background: sequential, guidance_scale: guidanceScale, num_inference_steps: topK, seed: index }, others: "keep" },
  output: output12,
  batch: true,
})
