// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything, boolean } from '../../compiled/nodes/constants.ts'
import { worded } from '../../compiled/nodes/marks.ts'
import { number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { union } from '../../compiled/nodes/union.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/reinforcement-learning/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ object({ observation: /*#__PURE__*/ worded("a number, or numbers in arrays that are nested at most three deep", /*#__PURE__*/ union(/*#__PURE__*/ number(), /*#__PURE__*/ array(/*#__PURE__*/ number(), 1, 16384), /*#__PURE__*/ array(/*#__PURE__*/ array(/*#__PURE__*/ number(), 1, 16384), 1, 16384), /*#__PURE__*/ array(/*#__PURE__*/ array(/*#__PURE__*/ array(/*#__PURE__*/ number(), 1, 16384), 1, 16384), 1, 16384))) }),
  parameters: /*#__PURE__*/ object({ deterministic: /*#__PURE__*/ optional(boolean) }, anything),
  output: /*#__PURE__*/ object({ action: /*#__PURE__*/ worded("a number or an array of numbers", /*#__PURE__*/ union(/*#__PURE__*/ number(), /*#__PURE__*/ array(/*#__PURE__*/ number(), 1, 16384))) }),
  batch: true,
})

export default task
