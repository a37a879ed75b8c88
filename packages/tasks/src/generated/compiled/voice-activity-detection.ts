// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { Node } from '../../compiled/node.ts'
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/voice-activity-detection/schema.ts'
import { onset } from '../commonNodes.ts'

const minDurationOn: Node = { type: "optional", inner: { type: "number", min: 0, max: 60 } }

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "media", kind: "audio" },
  parameters: { type: "object", fields: { onset, offset: onset, min_duration_on: minDurationOn, min_duration_off: minDurationOn }, others: "keep" },
  output: { type: "array", item: { type: "object", fields: { start: { type: "number", min: 0 }, end: { type: "number", min: 0 }, score: { type: "optional", inner: { type: "number" } }, label: { type: "optional", inner: { type: "string" } } } } },
  batch: true,
})
