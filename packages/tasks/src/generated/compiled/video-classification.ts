// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/video-classification/schema.ts'
import { functionToApply, output, topK } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "media", kind: "video" },
  parameters: { type: "object", fields: { top_k: topK, num_frames: topK, frame_sampling_rate: topK, function_to_apply: functionToApply }, others: "keep" },
  output: output,
  batch: true,
})
