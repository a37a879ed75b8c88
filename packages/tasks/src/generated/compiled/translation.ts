// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/translation/schema.ts'
import { index, maxLength, minLength, repetitionPenalty, sequential, srcLang, temperature, topK2, topP } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "string", min: 1, max: 200000 },
  parameters: { type: "object", fields: { src_lang: srcLang, tgt_lang: srcLang, max_length: maxLength, max_new_tokens: maxLength, min_length: minLength, do_sample: sequential, temperature, top_k: topK2, top_p: topP, repetition_penalty: repetitionPenalty, seed: index }, others: "keep" },
  output: { type: "object", fields: { translation_text: { type: "string" } } },
  batch: true,
})
