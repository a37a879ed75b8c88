// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything } from '../../compiled/nodes/constants.ts'
import { inRole } from '../../compiled/nodes/marks.ts'
import { media } from '../../compiled/nodes/media.ts'
import { number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/voice-activity-detection/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ media("audio"),
  parameters: /*#__PURE__*/ object({ onset: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, 1)), offset: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, 1)), min_duration_on: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, 60)), min_duration_off: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, 60)) }, anything),
  output: /*#__PURE__*/ array(/*#__PURE__*/ object({ start: /*#__PURE__*/ number(0), end: /*#__PURE__*/ number(0), score: /*#__PURE__*/ inRole("score", /*#__PURE__*/ optional(/*#__PURE__*/ number())), label: /*#__PURE__*/ optional(/*#__PURE__*/ string()) })),
  batch: true,
})

export default task
