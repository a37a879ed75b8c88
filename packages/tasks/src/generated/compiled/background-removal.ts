// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/background-removal/schema.ts'
import { output8 } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "media", kind: "image" },
  parameters: { type: "object", fields: {}, others: "keep" },
  output: output8,
  batch: true,
})
