// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { integer, number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/fill-mask/schema.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ string(1, 200000),
  parameters: /*#__PURE__*/ object({ top_k: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 1000)), targets: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ string(1, 200), 1, 1000)) }, "keep"),
  output: /*#__PURE__*/ array(/*#__PURE__*/ object({ sequence: /*#__PURE__*/ string(), score: /*#__PURE__*/ number(), token: /*#__PURE__*/ integer(0, 9007199254740991), token_str: /*#__PURE__*/ string() })),
  batch: true,
})
