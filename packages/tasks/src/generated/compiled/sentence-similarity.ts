// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything } from '../../compiled/nodes/constants.ts'
import { inRole } from '../../compiled/nodes/marks.ts'
import { number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/sentence-similarity/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ object({ source_sentence: /*#__PURE__*/ string(1, 200000), sentences: /*#__PURE__*/ array(/*#__PURE__*/ string(1, 200000), 1, 1000) }),
  parameters: /*#__PURE__*/ object({}, anything),
  output: /*#__PURE__*/ array(/*#__PURE__*/ inRole("score", /*#__PURE__*/ number())),
  batch: false,
})

export default task
