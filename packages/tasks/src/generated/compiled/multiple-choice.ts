// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything } from '../../compiled/nodes/constants.ts'
import { inRole } from '../../compiled/nodes/marks.ts'
import { integer, number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/multiple-choice/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ object({ question: /*#__PURE__*/ string(1, 200000), choices: /*#__PURE__*/ array(/*#__PURE__*/ string(1, 200000), 2, 100), context: /*#__PURE__*/ optional(/*#__PURE__*/ string(1, 200000)) }),
  parameters: /*#__PURE__*/ object({}, anything),
  output: /*#__PURE__*/ array(/*#__PURE__*/ object({ index: /*#__PURE__*/ integer(0, 99), answer: /*#__PURE__*/ string(), score: /*#__PURE__*/ inRole("score", /*#__PURE__*/ number()) })),
  batch: true,
})

export default task
