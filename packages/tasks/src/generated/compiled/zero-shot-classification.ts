// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything, boolean } from '../../compiled/nodes/constants.ts'
import { inRole } from '../../compiled/nodes/marks.ts'
import { number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { formed, string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/zero-shot-classification/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ string(1, 200000),
  parameters: /*#__PURE__*/ object({ candidate_labels: /*#__PURE__*/ array(/*#__PURE__*/ string(1, 200), 1, 100), hypothesis_template: /*#__PURE__*/ optional(/*#__PURE__*/ formed(/*#__PURE__*/ string(undefined, 500), /\{\}/, "a sentence with {} in it")), multi_label: /*#__PURE__*/ optional(boolean) }, anything),
  output: /*#__PURE__*/ array(/*#__PURE__*/ object({ label: /*#__PURE__*/ string(), score: /*#__PURE__*/ inRole("score", /*#__PURE__*/ number()) })),
  batch: true,
})

export default task
