// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { Node } from '../../compiled/node.ts'
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/tabular-classification/schema.ts'
import { inputs } from '../commonNodes.ts'

const output10: Node = { type: "union", options: [{ type: "string" }, { type: "number" }, { type: "boolean" }], error: "a class: a string, a number, true or false" }

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: inputs,
  parameters: { type: "object", fields: {}, others: "keep" },
  output: { type: "array", item: { type: "union", options: [output10, { type: "array", item: output10 }], error: "a class or an array of classes" } },
  batch: false,
})
