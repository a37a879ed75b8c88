// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { Node } from '../../compiled/node.ts'
import { compiledTask } from '../../compiled/taskSchema.ts'
import { keyCount, sameLength } from '../../schema/refinements.ts'
import type schema from '../../tasks/time-series-forecasting/schema.ts'
import { cells, targets, topK3 } from '../commonNodes.ts'

const data: Node = { type: "record", key: { type: "string", min: 1, max: 200 }, value: { type: "array", min: 1, max: 100000, item: { type: "nullable", inner: { type: "number" } } }, refinements: [[keyCount, "1 to 1000 series by name", 1, 1000], [sameLength, "columns of the same length"]], error: "arrays of numbers by the name of the series" }
const data2: Node = { type: "record", key: { type: "string" }, value: { type: "array", item: { type: "number" } } }

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "object", fields: { data, timestamps: { type: "optional", inner: { type: "array", min: 1, max: 100000, item: { type: "string", pattern: /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/, patternError: "a date such as \"2025-01-31\" or \"2025-01-31T12:00:00Z\"" } } }, future_data: { type: "optional", inner: data } } },
  parameters: { type: "object", fields: { prediction_length: topK3, quantile_levels: { type: "optional", inner: { type: "array", min: 1, max: 100, item: { type: "number", above: 0, below: 1 } } }, targets, freq: { type: "optional", inner: { type: "string", min: 1, max: 20 } } }, others: "keep" },
  output: { type: "object", fields: { data: data2, quantiles: { type: "optional", inner: { type: "record", key: { type: "string" }, value: data2 } }, timestamps: cells } },
  batch: true,
})
