// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/tabular-regression/schema.ts'
import { inputs } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: inputs,
  parameters: /*#__PURE__*/ object({}, "keep"),
  output: /*#__PURE__*/ array(/*#__PURE__*/ number()),
  batch: false,
})
