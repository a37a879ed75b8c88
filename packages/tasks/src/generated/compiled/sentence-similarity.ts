// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/sentence-similarity/schema.ts'
import { sentences } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "object", fields: { source_sentence: { type: "string", min: 1, max: 200000 }, sentences } },
  parameters: { type: "object", fields: {}, others: "keep" },
  output: { type: "array", item: { type: "number" } },
  batch: false,
})
