// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledSchema } from '../../compiled/compiledSchema.ts'
import { array } from '../../compiled/nodes/array.ts'
import { anything } from '../../compiled/nodes/constants.ts'
import { number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import type { CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/tabular-regression/schema.ts'
import { inputs } from '../commonNodes.ts'

const task: CompiledTask<typeof schema> = {
  inputs: /*#__PURE__*/ compiledSchema(inputs),
  parameters: /*#__PURE__*/ compiledSchema(/*#__PURE__*/ object({}, anything)),
  output: /*#__PURE__*/ compiledSchema(/*#__PURE__*/ array(/*#__PURE__*/ number())),
  batch: false,
}

export default task
