// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/robotics/schema.ts'
import { actions, negativePrompt, topK } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "object", fields: { observation: { type: "object", fields: { state: { type: "array", min: 1, max: 1024, item: { type: "number" } }, images: { type: "optional", inner: { type: "record", key: { type: "string", min: 1, max: 100 }, value: { type: "media", kind: "image" } } } } }, instruction: negativePrompt } },
  parameters: { type: "object", fields: { n_action_steps: topK }, others: "keep" },
  output: { type: "object", fields: { actions } },
  batch: true,
})
