// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { Node } from '../../compiled/node.ts'
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/document-question-answering/schema.ts'
import { inputs2, maxLength, maxQuestionLen, sequential, topK } from '../commonNodes.ts'

const wordBoxes: Node = { type: "number", int: true, min: 0, max: 1000 }
const start: Node = { type: "optional", inner: { type: "number", int: true, min: 0 } }

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: inputs2,
  parameters: { type: "object", fields: { top_k: topK, max_answer_len: topK, max_question_len: maxQuestionLen, max_seq_len: maxLength, doc_stride: { type: "optional", inner: { type: "number", int: true, min: 0, max: 16384 } }, handle_impossible_answer: sequential, lang: { type: "optional", inner: { type: "string", min: 2, max: 50 } }, word_boxes: { type: "optional", inner: { type: "array", max: 10000, item: { type: "tuple", items: [{ type: "string", max: 1000 }, { type: "tuple", items: [wordBoxes, wordBoxes, wordBoxes, wordBoxes] }] } } } }, others: "keep" },
  output: { type: "array", item: { type: "object", fields: { answer: { type: "string" }, score: { type: "optional", inner: { type: "number" } }, start, end: start } } },
  batch: true,
})
