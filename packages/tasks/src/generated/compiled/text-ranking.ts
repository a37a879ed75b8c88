// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledSchema } from '../../compiled/compiledSchema.ts'
import { array } from '../../compiled/nodes/array.ts'
import { boolean, oneOf } from '../../compiled/nodes/constants.ts'
import { integer } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import type { CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/text-ranking/schema.ts'
import { output6 } from '../commonNodes.ts'

const task: CompiledTask<typeof schema> = {
  inputs: /*#__PURE__*/ compiledSchema(/*#__PURE__*/ object({ query: /*#__PURE__*/ string(1, 200000), texts: /*#__PURE__*/ array(/*#__PURE__*/ string(1, 200000), 1, 1000) })),
  parameters: /*#__PURE__*/ compiledSchema(/*#__PURE__*/ object({ top_k: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 1000)), return_text: /*#__PURE__*/ optional(boolean), raw_scores: /*#__PURE__*/ optional(boolean), truncate: /*#__PURE__*/ optional(boolean), truncation_direction: /*#__PURE__*/ optional(/*#__PURE__*/ oneOf("left", "right")) }, "keep")),
  output: /*#__PURE__*/ compiledSchema(output6),
  batch: false,
}

export default task
