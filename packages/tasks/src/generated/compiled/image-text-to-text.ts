// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/image-text-to-text/schema.ts'
import { output4, parameters3 } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "object", fields: { image: { type: "media", kind: "image" }, images: { type: "optional", inner: { type: "array", max: 31, item: { type: "media", kind: "image" } } }, text: { type: "string", min: 1, max: 200000 } } },
  parameters: parameters3,
  output: output4,
  batch: true,
})
