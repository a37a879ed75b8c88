// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array, tuple } from '../../compiled/nodes/array.ts'
import { anything, oneOf } from '../../compiled/nodes/constants.ts'
import { between, integer, number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { optional } from '../../compiled/nodes/optional.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/graph-ml/schema.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ object({ node_feat: /*#__PURE__*/ array(/*#__PURE__*/ array(/*#__PURE__*/ number(), 1, 4096), 1, 100000), edge_index: /*#__PURE__*/ tuple(/*#__PURE__*/ array(/*#__PURE__*/ between(/*#__PURE__*/ integer(0), undefined, 100000), undefined, 500000), /*#__PURE__*/ array(/*#__PURE__*/ between(/*#__PURE__*/ integer(0), undefined, 100000), undefined, 500000)), edge_attr: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ array(/*#__PURE__*/ number(), 1, 4096), undefined, 500000)) }),
  parameters: /*#__PURE__*/ object({ level: /*#__PURE__*/ optional(/*#__PURE__*/ oneOf("graph", "node", "edge")), function_to_apply: /*#__PURE__*/ optional(/*#__PURE__*/ oneOf("sigmoid", "softmax", "none")) }, anything),
  output: /*#__PURE__*/ object({ predictions: /*#__PURE__*/ array(/*#__PURE__*/ array(/*#__PURE__*/ number())) }),
  batch: true,
})

export default task
