// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything } from '../../compiled/nodes/constants.ts'
import { media } from '../../compiled/nodes/media.ts'
import { integer, number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { record } from '../../compiled/nodes/record.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/robotics/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ object({ observation: /*#__PURE__*/ object({ state: /*#__PURE__*/ array(/*#__PURE__*/ number(), 1, 1024), images: /*#__PURE__*/ optional(/*#__PURE__*/ record(/*#__PURE__*/ string(1, 100), /*#__PURE__*/ media("image"))) }), instruction: /*#__PURE__*/ optional(/*#__PURE__*/ string(1, 200000)) }),
  parameters: /*#__PURE__*/ object({ n_action_steps: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 1000)) }, anything),
  output: /*#__PURE__*/ object({ actions: /*#__PURE__*/ array(/*#__PURE__*/ array(/*#__PURE__*/ number())) }),
  batch: true,
})

export default task
