// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array, tuple } from '../../compiled/nodes/array.ts'
import { worded } from '../../compiled/nodes/marks.ts'
import { integer } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/table-to-text/schema.ts'
import { parameters2, table } from '../commonNodes.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ object({ table, title: /*#__PURE__*/ optional(/*#__PURE__*/ string(1, 200000)), highlighted_cells: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ worded("a cell as [row, column], counted from 0", /*#__PURE__*/ tuple(/*#__PURE__*/ integer(0, 1000000), /*#__PURE__*/ integer(0, 1000000))), 1, 10000)) }),
  parameters: parameters2,
  output: /*#__PURE__*/ object({ generated_text: /*#__PURE__*/ string() }),
  batch: true,
})

export default task
