// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/audio-to-audio/schema.ts'
import { topK2 } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "media", kind: "audio" },
  parameters: { type: "object", fields: {}, others: "keep" },
  output: { type: "array", item: { type: "object", fields: { label: { type: "string" }, audio: { type: "media", kind: "audio" }, sampling_rate: topK2 } } },
  batch: true,
})
