// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { anything } from '../../compiled/nodes/constants.ts'
import { media } from '../../compiled/nodes/media.ts'
import { object } from '../../compiled/nodes/object.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/background-removal/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ media("image"),
  parameters: /*#__PURE__*/ object({}, anything),
  output: /*#__PURE__*/ object({ image: /*#__PURE__*/ media("image") }),
  batch: true,
})

export default task
