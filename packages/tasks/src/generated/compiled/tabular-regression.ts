// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/tabular-regression/schema.ts'
import { inputs } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: inputs,
  parameters: { type: "object", fields: {}, others: "keep" },
  output: { type: "array", item: { type: "number" } },
  batch: false,
})
