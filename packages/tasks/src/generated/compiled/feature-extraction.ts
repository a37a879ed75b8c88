// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything, boolean, oneOf } from '../../compiled/nodes/constants.ts'
import { worded } from '../../compiled/nodes/marks.ts'
import { integer, number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import { union } from '../../compiled/nodes/union.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/feature-extraction/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ string(1, 200000),
  parameters: /*#__PURE__*/ object({ pooling: /*#__PURE__*/ optional(/*#__PURE__*/ oneOf("none", "mean", "cls", "first_token", "eos", "last_token")), normalize: /*#__PURE__*/ optional(boolean), prompt_name: /*#__PURE__*/ optional(/*#__PURE__*/ string(1, 100)), dimensions: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 100000)), truncate: /*#__PURE__*/ optional(boolean), truncation_direction: /*#__PURE__*/ optional(/*#__PURE__*/ oneOf("left", "right")) }, anything),
  output: /*#__PURE__*/ worded("an array of numbers, or such an array for each token", /*#__PURE__*/ union(/*#__PURE__*/ array(/*#__PURE__*/ number(), 1), /*#__PURE__*/ array(/*#__PURE__*/ array(/*#__PURE__*/ number(), 1), 1))),
  batch: true,
})

export default task
