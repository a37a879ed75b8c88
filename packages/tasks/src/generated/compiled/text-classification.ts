// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { worded } from '../../compiled/nodes/marks.ts'
import { object } from '../../compiled/nodes/object.ts'
import { string } from '../../compiled/nodes/string.ts'
import { union } from '../../compiled/nodes/union.ts'
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/text-classification/schema.ts'
import { output, parameters } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ worded("a string", /*#__PURE__*/ union(/*#__PURE__*/ string(1, 200000), /*#__PURE__*/ object({ text: /*#__PURE__*/ string(1, 200000), text_pair: /*#__PURE__*/ string(1, 200000) }))),
  parameters: parameters,
  output: output,
  batch: true,
})
