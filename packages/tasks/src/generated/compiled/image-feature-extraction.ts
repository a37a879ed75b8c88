// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything, boolean } from '../../compiled/nodes/constants.ts'
import { worded } from '../../compiled/nodes/marks.ts'
import { media } from '../../compiled/nodes/media.ts'
import { number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { union } from '../../compiled/nodes/union.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/image-feature-extraction/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ media("image"),
  parameters: /*#__PURE__*/ object({ pool: /*#__PURE__*/ optional(boolean), normalize: /*#__PURE__*/ optional(boolean) }, anything),
  output: /*#__PURE__*/ worded("an array of numbers, or such an array for each patch", /*#__PURE__*/ union(/*#__PURE__*/ array(/*#__PURE__*/ number(), 1), /*#__PURE__*/ array(/*#__PURE__*/ array(/*#__PURE__*/ number(), 1), 1))),
  batch: true,
})

export default task
