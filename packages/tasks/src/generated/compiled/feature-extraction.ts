// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/feature-extraction/schema.ts'
import { docStride, output2, output3, promptName, sequential, truncationDirection } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "string", min: 1, max: 200000 },
  parameters: { type: "object", fields: { pooling: { type: "optional", inner: { type: "literal", values: ["none", "mean", "cls", "first_token", "eos", "last_token"] } }, normalize: sequential, prompt_name: promptName, dimensions: docStride, truncate: sequential, truncation_direction: truncationDirection }, others: "keep" },
  output: { type: "union", options: [output2, output3], error: "an array of numbers, or such an array for each token" },
  batch: true,
})
