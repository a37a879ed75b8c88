// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledSchema } from '../../compiled/compiledSchema.ts'
import { worded } from '../../compiled/nodes/marks.ts'
import { object } from '../../compiled/nodes/object.ts'
import { string } from '../../compiled/nodes/string.ts'
import { union } from '../../compiled/nodes/union.ts'
import type { CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/text-classification/schema.ts'
import { output, parameters } from '../commonNodes.ts'

const task: CompiledTask<typeof schema> = {
  inputs: /*#__PURE__*/ compiledSchema(/*#__PURE__*/ worded("a string", /*#__PURE__*/ union(/*#__PURE__*/ string(1, 200000), /*#__PURE__*/ object({ text: /*#__PURE__*/ string(1, 200000), text_pair: /*#__PURE__*/ string(1, 200000) })))),
  parameters: /*#__PURE__*/ compiledSchema(parameters),
  output: /*#__PURE__*/ compiledSchema(output),
  batch: true,
}

export default task
