// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/text-to-audio/schema.ts'
import { guidanceScale, index, maxLength, negativePrompt, output6, repetitionPenalty, sequential, temperature, topK, topK2, topP } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "string", min: 1, max: 200000 },
  parameters: { type: "object", fields: { duration: { type: "optional", inner: { type: "number", above: 0, max: 600 } }, max_new_tokens: maxLength, do_sample: sequential, temperature, top_k: topK2, top_p: topP, repetition_penalty: repetitionPenalty, seed: index, guidance_scale: guidanceScale, negative_prompt: negativePrompt, num_inference_steps: topK }, others: "keep" },
  output: output6,
  batch: true,
})
