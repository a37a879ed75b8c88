// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { media } from '../../compiled/nodes/media.ts'
import { object } from '../../compiled/nodes/object.ts'
import { string } from '../../compiled/nodes/string.ts'
import { compiledTask, type CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/image-to-text/schema.ts'
import { parameters2 } from '../commonNodes.ts'

const task: CompiledTask<typeof schema> = /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ media("image"),
  parameters: parameters2,
  output: /*#__PURE__*/ object({ generated_text: /*#__PURE__*/ string() }),
  batch: true,
})

export default task
