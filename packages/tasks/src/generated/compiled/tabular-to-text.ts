// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledSchema } from '../../compiled/compiledSchema.ts'
import { object } from '../../compiled/nodes/object.ts'
import { string } from '../../compiled/nodes/string.ts'
import type { CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/tabular-to-text/schema.ts'
import { inputs, parameters2 } from '../commonNodes.ts'

const task: CompiledTask<typeof schema> = {
  inputs: /*#__PURE__*/ compiledSchema(inputs),
  parameters: /*#__PURE__*/ compiledSchema(parameters2),
  output: /*#__PURE__*/ compiledSchema(/*#__PURE__*/ object({ generated_text: /*#__PURE__*/ string() })),
  batch: true,
}

export default task
