// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything } from '../../compiled/nodes/constants.ts'
import { inRole, worded } from '../../compiled/nodes/marks.ts'
import { integer, number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import { union } from '../../compiled/nodes/union.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/fill-mask/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ string(1, 200000),
  parameters: /*#__PURE__*/ object({ top_k: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 1000)), targets: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ string(1, 200), 1, 1000)) }, anything),
  output: /*#__PURE__*/ worded("an array of words with their scores, or such an array for each of several masks", /*#__PURE__*/ union(/*#__PURE__*/ array(/*#__PURE__*/ object({ sequence: /*#__PURE__*/ string(), score: /*#__PURE__*/ inRole("score", /*#__PURE__*/ number()), token: /*#__PURE__*/ integer(0), token_str: /*#__PURE__*/ string() })), /*#__PURE__*/ array(/*#__PURE__*/ array(/*#__PURE__*/ object({ sequence: /*#__PURE__*/ string(), score: /*#__PURE__*/ inRole("score", /*#__PURE__*/ number()), token: /*#__PURE__*/ integer(0), token_str: /*#__PURE__*/ string() })), 2))),
  batch: true,
})

export default task
