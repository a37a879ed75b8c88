// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything } from '../../compiled/nodes/constants.ts'
import { media } from '../../compiled/nodes/media.ts'
import { integer, number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/image-text-to-image/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ object({ prompt: /*#__PURE__*/ string(1, 200000), image: /*#__PURE__*/ optional(/*#__PURE__*/ media("image")), images: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ media("image"), undefined, 15)) }),
  parameters: /*#__PURE__*/ object({ guidance_scale: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, 100)), negative_prompt: /*#__PURE__*/ optional(/*#__PURE__*/ string(1, 200000)), num_inference_steps: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 1000)), seed: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0)), target_size: /*#__PURE__*/ optional(/*#__PURE__*/ object({ width: /*#__PURE__*/ integer(1, 16384), height: /*#__PURE__*/ integer(1, 16384) })) }, anything),
  output: /*#__PURE__*/ object({ image: /*#__PURE__*/ media("image") }),
  batch: true,
})

export default task
