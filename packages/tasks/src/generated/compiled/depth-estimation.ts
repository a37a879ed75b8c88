// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything } from '../../compiled/nodes/constants.ts'
import { media } from '../../compiled/nodes/media.ts'
import { number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/depth-estimation/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ media("image"),
  parameters: /*#__PURE__*/ object({}, anything),
  output: /*#__PURE__*/ object({ depth: /*#__PURE__*/ media("image"), predicted_depth: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ array(/*#__PURE__*/ number(), undefined, 16384), undefined, 16384)) }),
  batch: true,
})

export default task
