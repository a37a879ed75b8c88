// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledSchema } from '../../compiled/compiledSchema.ts'
import { anything, nothing } from '../../compiled/nodes/constants.ts'
import { media } from '../../compiled/nodes/media.ts'
import { integer } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import type { CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/unconditional-image-generation/schema.ts'

const task: CompiledTask<typeof schema> = {
  inputs: /*#__PURE__*/ compiledSchema(nothing),
  parameters: /*#__PURE__*/ compiledSchema(/*#__PURE__*/ object({ num_inference_steps: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 1000)), seed: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0)) }, anything)),
  output: /*#__PURE__*/ compiledSchema(/*#__PURE__*/ object({ image: /*#__PURE__*/ media("image") })),
  batch: false,
}

export default task
