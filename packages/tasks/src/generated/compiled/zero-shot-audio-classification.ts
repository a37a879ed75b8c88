// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { array } from '../../compiled/nodes/array.ts'
import { inRole } from '../../compiled/nodes/marks.ts'
import { media } from '../../compiled/nodes/media.ts'
import { number } from '../../compiled/nodes/number.ts'
import { object } from '../../compiled/nodes/object.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/zero-shot-audio-classification/schema.ts'
import { parameters4 } from '../commonNodes.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ media("audio"),
  parameters: parameters4,
  output: /*#__PURE__*/ array(/*#__PURE__*/ object({ label: /*#__PURE__*/ string(), score: /*#__PURE__*/ inRole("score", /*#__PURE__*/ number()) })),
  batch: true,
})

export default task
