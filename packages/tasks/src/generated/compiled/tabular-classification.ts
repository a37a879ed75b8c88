// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything, boolean } from '../../compiled/nodes/constants.ts'
import { worded } from '../../compiled/nodes/marks.ts'
import { number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { string } from '../../compiled/nodes/string.ts'
import { union } from '../../compiled/nodes/union.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/tabular-classification/schema.ts'
import { inputs } from '../commonNodes.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs,
  parameters: /*#__PURE__*/ object({}, anything),
  output: /*#__PURE__*/ array(/*#__PURE__*/ worded("a class or an array of classes", /*#__PURE__*/ union(/*#__PURE__*/ worded("a class: a string, a number, true or false", /*#__PURE__*/ union(/*#__PURE__*/ string(), /*#__PURE__*/ number(), boolean)), /*#__PURE__*/ array(/*#__PURE__*/ worded("a class: a string, a number, true or false", /*#__PURE__*/ union(/*#__PURE__*/ string(), /*#__PURE__*/ number(), boolean)))))),
  batch: false,
})

export default task
