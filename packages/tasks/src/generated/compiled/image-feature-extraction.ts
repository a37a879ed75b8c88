// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/image-feature-extraction/schema.ts'
import { output2, output3, sequential } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "media", kind: "image" },
  parameters: { type: "object", fields: { pool: sequential, normalize: sequential }, others: "keep" },
  output: { type: "union", options: [output2, output3], error: "an array of numbers, or such an array for each patch" },
  batch: true,
})
