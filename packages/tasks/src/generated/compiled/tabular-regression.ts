// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything } from '../../compiled/nodes/constants.ts'
import { number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/tabular-regression/schema.ts'
import { inputs } from '../commonNodes.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs,
  parameters: /*#__PURE__*/ object({}, anything),
  output: /*#__PURE__*/ array(/*#__PURE__*/ number()),
  batch: false,
})

export default task
