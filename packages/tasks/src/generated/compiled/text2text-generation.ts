// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { object } from '../../compiled/nodes/object.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/text2text-generation/schema.ts'
import { parameters2 } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ string(1, 200000),
  parameters: parameters2,
  output: /*#__PURE__*/ array(/*#__PURE__*/ object({ generated_text: /*#__PURE__*/ string() })),
  batch: true,
})
