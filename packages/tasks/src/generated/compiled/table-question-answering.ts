// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array, tuple } from '../../compiled/nodes/array.ts'
import { anything, boolean, oneOf } from '../../compiled/nodes/constants.ts'
import { worded } from '../../compiled/nodes/marks.ts'
import { integer } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/table-question-answering/schema.ts'
import { table } from '../commonNodes.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ object({ table, question: /*#__PURE__*/ string(1, 200000) }),
  parameters: /*#__PURE__*/ object({ padding: /*#__PURE__*/ optional(/*#__PURE__*/ oneOf("do_not_pad", "longest", "max_length")), sequential: /*#__PURE__*/ optional(boolean), truncation: /*#__PURE__*/ optional(boolean) }, anything),
  output: /*#__PURE__*/ array(/*#__PURE__*/ object({ answer: /*#__PURE__*/ string(), coordinates: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ worded("a cell as [row, column], counted from 0", /*#__PURE__*/ tuple(/*#__PURE__*/ integer(0, 1000000), /*#__PURE__*/ integer(0, 1000000))))), cells: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ string())), aggregator: /*#__PURE__*/ optional(/*#__PURE__*/ string()) })),
  batch: true,
})

export default task
