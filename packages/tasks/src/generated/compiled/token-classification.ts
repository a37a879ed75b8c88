// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything, oneOf } from '../../compiled/nodes/constants.ts'
import { inRole } from '../../compiled/nodes/marks.ts'
import { integer, number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/token-classification/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ string(1, 200000),
  parameters: /*#__PURE__*/ object({ aggregation_strategy: /*#__PURE__*/ optional(/*#__PURE__*/ oneOf("none", "simple", "first", "average", "max")), ignore_labels: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ string(undefined, 200), undefined, 1000)), stride: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0, 100000)) }, anything),
  output: /*#__PURE__*/ array(/*#__PURE__*/ object({ entity_group: /*#__PURE__*/ optional(/*#__PURE__*/ string()), entity: /*#__PURE__*/ optional(/*#__PURE__*/ string()), score: /*#__PURE__*/ inRole("score", /*#__PURE__*/ number()), index: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0)), word: /*#__PURE__*/ string(), start: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0)), end: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0)) })),
  batch: true,
})

export default task
