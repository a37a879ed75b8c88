// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/image-text-to-video/schema.ts'
import { maskImage, output9, parameters4 } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "object", fields: { prompt: { type: "string", min: 1, max: 200000 }, image: maskImage } },
  parameters: parameters4,
  output: output9,
  batch: true,
})
