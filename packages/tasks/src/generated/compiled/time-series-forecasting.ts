// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { anything } from '../../compiled/nodes/constants.ts'
import { worded } from '../../compiled/nodes/marks.ts'
import { between, integer, number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { nullable, optional } from '../../compiled/nodes/optional.ts'
import { record } from '../../compiled/nodes/record.ts'
import { formed, string } from '../../compiled/nodes/string.ts'
import { keyCount, sameLength } from '../../schema/refinements.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/time-series-forecasting/schema.ts'

const data = /*#__PURE__*/ worded("arrays of numbers by the name of the series", /*#__PURE__*/ record(/*#__PURE__*/ string(1, 200), /*#__PURE__*/ array(/*#__PURE__*/ nullable(/*#__PURE__*/ number()), 1, 100000), [keyCount, "1 to 1000 series by name", 1, 1000], [sameLength, "columns of the same length"]))
const timestamps = /*#__PURE__*/ formed(/*#__PURE__*/ string(), /^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?$/, "a date such as \"2025-01-31\" or \"2025-01-31T12:00:00Z\"")

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ object({ data, timestamps: /*#__PURE__*/ optional(/*#__PURE__*/ array(timestamps, 1, 100000)), future_data: /*#__PURE__*/ optional(data), start: /*#__PURE__*/ optional(timestamps), static_data: /*#__PURE__*/ optional(/*#__PURE__*/ record(/*#__PURE__*/ string(1, 200), /*#__PURE__*/ number())) }),
  parameters: /*#__PURE__*/ object({ prediction_length: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 10000)), quantile_levels: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ between(/*#__PURE__*/ number(), 0, 1), 1, 100)), targets: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ string(1, 200), 1, 1000)), freq: /*#__PURE__*/ optional(/*#__PURE__*/ string(1, 20)), num_samples: /*#__PURE__*/ optional(/*#__PURE__*/ integer(1, 10000)), seed: /*#__PURE__*/ optional(/*#__PURE__*/ integer(0)) }, anything),
  output: /*#__PURE__*/ object({ data: /*#__PURE__*/ record(/*#__PURE__*/ string(), /*#__PURE__*/ array(/*#__PURE__*/ number())), quantiles: /*#__PURE__*/ optional(/*#__PURE__*/ record(/*#__PURE__*/ string(), /*#__PURE__*/ record(/*#__PURE__*/ string(), /*#__PURE__*/ array(/*#__PURE__*/ number())))), samples: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ record(/*#__PURE__*/ string(), /*#__PURE__*/ array(/*#__PURE__*/ number())))), timestamps: /*#__PURE__*/ optional(/*#__PURE__*/ array(/*#__PURE__*/ string())) }),
  batch: true,
})

export default task
