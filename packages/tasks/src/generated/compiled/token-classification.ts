// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/token-classification/schema.ts'
import { index } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "string", min: 1, max: 200000 },
  parameters: { type: "object", fields: { aggregation_strategy: { type: "optional", inner: { type: "literal", values: ["none", "simple", "first", "average", "max"] } }, ignore_labels: { type: "optional", inner: { type: "array", max: 1000, item: { type: "string", max: 200 } } }, stride: { type: "optional", inner: { type: "number", int: true, min: 0, max: 100000 } } }, others: "keep" },
  output: { type: "array", item: { type: "object", fields: { entity_group: { type: "optional", inner: { type: "string" } }, entity: { type: "optional", inner: { type: "string" } }, score: { type: "number" }, index, word: { type: "string" }, start: index, end: index } } },
  batch: true,
})
