// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/table-to-text/schema.ts'
import { coordinates, negativePrompt, output5, parameters2, table } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "object", fields: { table, title: negativePrompt, highlighted_cells: { type: "optional", inner: { type: "array", min: 1, max: 10000, item: coordinates } } } },
  parameters: parameters2,
  output: output5,
  batch: true,
})
