// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/image-to-text/schema.ts'
import { output5, parameters2 } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "media", kind: "image" },
  parameters: parameters2,
  output: output5,
  batch: true,
})
