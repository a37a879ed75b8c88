// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything, boolean, oneOf } from '../../compiled/nodes/constants.ts'
import { inRole } from '../../compiled/nodes/marks.ts'
import { integer, number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/text-retrieval/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ object({ query: /*#__PURE__*/ string(1, 200000), texts: /*#__PURE__*/ array(/*#__PURE__*/ string(1, 200000), 1, 10000) }),
  parameters: /*#__PURE__*/ object({ top_k: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 10000)), threshold: /*#__PURE__*/ optional(/*#__PURE__*/ number()), return_text: /*#__PURE__*/ optional(boolean), truncate: /*#__PURE__*/ optional(boolean), truncation_direction: /*#__PURE__*/ optional(/*#__PURE__*/ oneOf("left", "right")) }, anything),
  output: /*#__PURE__*/ array(/*#__PURE__*/ object({ index: /*#__PURE__*/ integer(0), score: /*#__PURE__*/ inRole("score", /*#__PURE__*/ number()), text: /*#__PURE__*/ optional(/*#__PURE__*/ string()) })),
  batch: false,
})

export default task
