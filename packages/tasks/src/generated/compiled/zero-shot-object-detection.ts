// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything } from '../../compiled/nodes/constants.ts'
import { media } from '../../compiled/nodes/media.ts'
import { integer, number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { formed, string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/zero-shot-object-detection/schema.ts'
import { output } from '../commonNodes.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ media("image"),
  parameters: /*#__PURE__*/ object({ candidate_labels: /*#__PURE__*/ array(/*#__PURE__*/ string(1, 200), 1, 100), hypothesis_template: /*#__PURE__*/ optional(/*#__PURE__*/ formed(/*#__PURE__*/ string(undefined, 500), /\{\}/, "a sentence with {} in it")), threshold: /*#__PURE__*/ optional(/*#__PURE__*/ number(0, 1)), top_k: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 1000)) }, anything),
  output,
  batch: true,
})

export default task
