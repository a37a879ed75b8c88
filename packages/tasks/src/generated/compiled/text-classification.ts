// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/text-classification/schema.ts'
import { output, parameters } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ string(1, 200000),
  parameters: parameters,
  output: output,
  batch: true,
})
