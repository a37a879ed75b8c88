// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import type { Node } from '../../compiled/node.ts'
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/reinforcement-learning/schema.ts'
import { sequential } from '../commonNodes.ts'

const observation: Node = { type: "array", min: 1, max: 16384, item: { type: "number" } }
const observation2: Node = { type: "array", min: 1, max: 16384, item: observation }

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: { type: "object", fields: { observation: { type: "union", options: [{ type: "number" }, observation, observation2, { type: "array", min: 1, max: 16384, item: observation2 }], error: "a number, or numbers in arrays that are nested at most three deep" } } },
  parameters: { type: "object", fields: { deterministic: sequential }, others: "keep" },
  output: { type: "object", fields: { action: { type: "union", options: [{ type: "number" }, observation], error: "a number or an array of numbers" } } },
  batch: true,
})
