// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/question-answering/schema.ts'
import { docStride, index, sequential, topK } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "object", fields: { question: { type: "string", min: 1, max: 200000 }, context: { type: "string", min: 1, max: 200000 } } },
  parameters: { type: "object", fields: { top_k: topK, doc_stride: docStride, max_answer_len: docStride, max_seq_len: docStride, max_question_len: docStride, handle_impossible_answer: sequential, align_to_words: sequential }, others: "keep" },
  output: { type: "array", item: { type: "object", fields: { answer: { type: "string" }, score: { type: "number" }, start: index, end: index } } },
  batch: true,
})
