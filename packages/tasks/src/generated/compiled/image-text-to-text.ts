// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { media } from '../../compiled/nodes/media.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/image-text-to-text/schema.ts'
import { parameters } from '../commonNodes.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ object({ image: /*#__PURE__*/ media("image"), images: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ media("image"), undefined, 31)), text: /*#__PURE__*/ string(1, 200000) }),
  parameters,
  output: /*#__PURE__*/ array(/*#__PURE__*/ object({ generated_text: /*#__PURE__*/ string() })),
  batch: true,
})

export default task
