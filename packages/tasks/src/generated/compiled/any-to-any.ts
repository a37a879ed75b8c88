// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { Node } from '../../compiled/node.ts'
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/any-to-any/schema.ts'
import { index, maskImage, maxLength, minLength, numReturnSequences, repetitionPenalty, sequential, temperature, topK2, topP } from '../commonNodes.ts'

const audio: Node = { type: "optional", inner: { type: "media", kind: "audio" } }

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "object", fields: { text: { type: "string", min: 1, max: 200000 }, image: maskImage, audio, video: { type: "optional", inner: { type: "media", kind: "video" } } } },
  parameters: { type: "object", fields: { generation_mode: { type: "optional", inner: { type: "literal", values: ["text", "image", "audio"] } }, max_length: maxLength, max_new_tokens: maxLength, min_length: minLength, do_sample: sequential, temperature, top_k: topK2, top_p: topP, repetition_penalty: repetitionPenalty, seed: index, num_return_sequences: numReturnSequences }, others: "keep" },
  output: { type: "array", item: { type: "union", options: [{ type: "object", fields: { generated_text: { type: "string" }, generated_audio: audio, generated_image: maskImage } }, { type: "object", fields: { generated_text: { type: "optional", inner: { type: "string" } }, generated_audio: { type: "media", kind: "audio" }, generated_image: maskImage } }, { type: "object", fields: { generated_text: { type: "optional", inner: { type: "string" } }, generated_audio: audio, generated_image: { type: "media", kind: "image" } } }], error: "an object with generated_text, generated_audio or generated_image" } },
  batch: true,
})
