// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/table-question-answering/schema.ts'
import { cells, coordinates, sequential, table } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "object", fields: { table, question: { type: "string", min: 1, max: 200000 } } },
  parameters: { type: "object", fields: { padding: { type: "optional", inner: { type: "literal", values: ["do_not_pad", "longest", "max_length"] } }, sequential, truncation: sequential }, others: "keep" },
  output: { type: "array", item: { type: "object", fields: { answer: { type: "string" }, coordinates: { type: "optional", inner: { type: "array", item: coordinates } }, cells, aggregator: { type: "optional", inner: { type: "string" } } } } },
  batch: true,
})
