// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { Node } from '../../compiled/node.ts'
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/graph-ml/schema.ts'
import { actions, functionToApply } from '../commonNodes.ts'

const nodeFeat: Node = { type: "array", min: 1, max: 4096, item: { type: "number" } }
const edgeIndex: Node = { type: "array", max: 500000, item: { type: "number", int: true, min: 0, below: 100000 } }

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "object", fields: { node_feat: { type: "array", min: 1, max: 100000, item: nodeFeat }, edge_index: { type: "tuple", items: [edgeIndex, edgeIndex] }, edge_attr: { type: "optional", inner: { type: "array", max: 500000, item: nodeFeat } } } },
  parameters: { type: "object", fields: { level: { type: "optional", inner: { type: "literal", values: ["graph", "node", "edge"] } }, function_to_apply: functionToApply }, others: "keep" },
  output: { type: "object", fields: { predictions: actions } },
  batch: true,
})
