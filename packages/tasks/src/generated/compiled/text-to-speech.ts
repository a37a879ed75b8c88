// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/text-to-speech/schema.ts'
import { index, output6, repetitionPenalty, sequential, srcLang, temperature, topK2, topP } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "string", min: 1, max: 200000 },
  parameters: { type: "object", fields: { voice: { type: "optional", inner: { type: "string", min: 1, max: 200 } }, language: srcLang, speed: { type: "optional", inner: { type: "number", min: 0.25, max: 4 } }, do_sample: sequential, temperature, top_k: topK2, top_p: topP, repetition_penalty: repetitionPenalty, seed: index }, others: "keep" },
  output: output6,
  batch: true,
})
