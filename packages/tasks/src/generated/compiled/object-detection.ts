// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { anything } from '../../compiled/nodes/constants.ts'
import { media } from '../../compiled/nodes/media.ts'
import { number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/object-detection/schema.ts'
import { output } from '../commonNodes.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ media("image"),
  parameters: /*#__PURE__*/ object({ threshold: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, 1)) }, anything),
  output,
  batch: true,
})

export default task
