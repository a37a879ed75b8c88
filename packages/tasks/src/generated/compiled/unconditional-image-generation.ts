// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { anything, nothing } from '../../compiled/nodes/constants.ts'
import { media } from '../../compiled/nodes/media.ts'
import { integer } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/unconditional-image-generation/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: nothing,
  parameters: /*#__PURE__*/ object({ num_inference_steps: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 1000)), seed: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0)) }, anything),
  output: /*#__PURE__*/ object({ image: /*#__PURE__*/ media("image") }),
  batch: false,
})

export default task
