// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything, boolean } from '../../compiled/nodes/constants.ts'
import { inRole } from '../../compiled/nodes/marks.ts'
import { integer, number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/question-answering/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ object({ question: /*#__PURE__*/ string(1, 200000), context: /*#__PURE__*/ string(1, 200000) }),
  parameters: /*#__PURE__*/ object({ top_k: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 1000)), doc_stride: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 100000)), max_answer_len: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 100000)), max_seq_len: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 100000)), max_question_len: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 100000)), handle_impossible_answer: /*#__PURE__*/ optional(boolean), align_to_words: /*#__PURE__*/ optional(boolean) }, anything),
  output: /*#__PURE__*/ array(/*#__PURE__*/ object({ answer: /*#__PURE__*/ string(), score: /*#__PURE__*/ inRole("score", /*#__PURE__*/ number()), start: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0)), end: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0)) })),
  batch: true,
})

export default task
