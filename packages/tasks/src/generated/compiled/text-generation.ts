// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/text-generation/schema.ts'
import { generatedText, index, index2, maxLength, minLength, numReturnSequences, output4, repetitionPenalty, sequential, stop, temperature, topK2, topP } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "string", min: 1, max: 200000 },
  parameters: { type: "object", fields: { max_length: maxLength, max_new_tokens: maxLength, min_length: minLength, do_sample: sequential, temperature, top_k: topK2, top_p: topP, repetition_penalty: repetitionPenalty, seed: index, num_return_sequences: numReturnSequences, return_full_text: sequential, stop }, others: "keep" },
  output: output4,
  stream: { type: "object", fields: { index, token: { type: "object", fields: { id: index2, text: { type: "string" }, logprob: { type: "nullable", inner: { type: "number" } }, special: { type: "boolean" } } }, generated_text: generatedText, details: { type: "optional", inner: { type: "nullable", inner: { type: "object", fields: { finish_reason: { type: "literal", values: ["length", "eos_token", "stop_sequence"] }, generated_tokens: index2, input_length: index, seed: { type: "optional", inner: { type: "nullable", inner: index2 } } } } } } } },
  batch: true,
})
