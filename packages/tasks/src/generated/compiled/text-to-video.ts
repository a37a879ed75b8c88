// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { media } from '../../compiled/nodes/media.ts'
import { object } from '../../compiled/nodes/object.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/text-to-video/schema.ts'
import { parameters3 } from '../commonNodes.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ string(1, 200000),
  parameters: parameters3,
  output: /*#__PURE__*/ object({ video: /*#__PURE__*/ media("video") }),
  batch: true,
})

export default task
