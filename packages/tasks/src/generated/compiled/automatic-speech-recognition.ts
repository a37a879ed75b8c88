// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/automatic-speech-recognition/schema.ts'
import { index, maxLength, repetitionPenalty, sequential, srcLang, temperature, topK2, topP } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "media", kind: "audio" },
  parameters: { type: "object", fields: { return_timestamps: { type: "optional", inner: { type: "union", options: [{ type: "boolean" }, { type: "literal", values: ["word"] }], error: "true, false or \"word\"" } }, language: srcLang, task: { type: "optional", inner: { type: "literal", values: ["transcribe", "translate"] } }, chunk_length_s: { type: "optional", inner: { type: "number", min: 0, max: 600 } }, stride_length_s: { type: "optional", inner: { type: "number", min: 0, max: 300 } }, max_new_tokens: maxLength, do_sample: sequential, temperature, top_k: topK2, top_p: topP, repetition_penalty: repetitionPenalty, seed: index }, others: "keep" },
  output: { type: "object", fields: { text: { type: "string" }, chunks: { type: "optional", inner: { type: "array", item: { type: "object", fields: { text: { type: "string" }, timestamp: { type: "tuple", items: [{ type: "number" }, { type: "nullable", inner: { type: "number" } }] } } } } } } },
  batch: true,
})
