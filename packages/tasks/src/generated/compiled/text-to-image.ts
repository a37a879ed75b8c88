// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { Node } from '../../compiled/node.ts'
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/text-to-image/schema.ts'
import { guidanceScale, index, negativePrompt, output8, promptName, topK, width2 } from '../commonNodes.ts'

const width: Node = { type: "optional", inner: width2 }

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "string", min: 1, max: 200000 },
  parameters: { type: "object", fields: { guidance_scale: guidanceScale, negative_prompt: negativePrompt, num_inference_steps: topK, seed: index, width, height: width, scheduler: promptName }, others: "keep" },
  output: output8,
  batch: true,
})
