// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { anything, boolean } from '../../compiled/nodes/constants.ts'
import { media } from '../../compiled/nodes/media.ts'
import { integer, number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/image-to-3d/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ media("image"),
  parameters: /*#__PURE__*/ object({ remove_background: /*#__PURE__*/ optional(boolean), guidance_scale: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, 100)), num_inference_steps: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 1000)), seed: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0)) }, anything),
  output: /*#__PURE__*/ object({ mesh: /*#__PURE__*/ media("3d") }),
  batch: true,
})

export default task
