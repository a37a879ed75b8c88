// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { media } from '../../compiled/nodes/media.ts'
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/zero-shot-audio-classification/schema.ts'
import { output, parameters5 } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ media("audio"),
  parameters: parameters5,
  output: output,
  batch: true,
})
