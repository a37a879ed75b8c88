// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything } from '../../compiled/nodes/constants.ts'
import { media } from '../../compiled/nodes/media.ts'
import { integer } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/audio-to-audio/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ media("audio"),
  parameters: /*#__PURE__*/ object({}, anything),
  output: /*#__PURE__*/ array(/*#__PURE__*/ object({ label: /*#__PURE__*/ string(), audio: /*#__PURE__*/ media("audio"), sampling_rate: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 1000000)) })),
  batch: true,
})

export default task
