// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/object-detection/schema.ts'
import { onset, output7 } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "media", kind: "image" },
  parameters: { type: "object", fields: { threshold: onset }, others: "keep" },
  output: output7,
  batch: true,
})
