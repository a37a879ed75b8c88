// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/video-text-to-text/schema.ts'
import { index, maxLength, minLength, numReturnSequences, output4, repetitionPenalty, sequential, temperature, topK2, topP } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "object", fields: { video: { type: "media", kind: "video" }, text: { type: "string", min: 1, max: 200000 } } },
  parameters: { type: "object", fields: { num_frames: { type: "optional", inner: { type: "number", int: true, min: 1, max: 1024 } }, max_length: maxLength, max_new_tokens: maxLength, min_length: minLength, do_sample: sequential, temperature, top_k: topK2, top_p: topP, repetition_penalty: repetitionPenalty, seed: index, num_return_sequences: numReturnSequences }, others: "keep" },
  output: output4,
  batch: true,
})
