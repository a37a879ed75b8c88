// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/multiple-choice/schema.ts'
import { negativePrompt } from '../commonNodes.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "object", fields: { question: { type: "string", min: 1, max: 200000 }, choices: { type: "array", min: 2, max: 100, item: { type: "string", min: 1, max: 200000 } }, context: negativePrompt } },
  parameters: { type: "object", fields: {}, others: "keep" },
  output: { type: "array", item: { type: "object", fields: { index: { type: "number", int: true, min: 0, max: 99 }, answer: { type: "string" }, score: { type: "number" } } } },
  batch: true,
})
