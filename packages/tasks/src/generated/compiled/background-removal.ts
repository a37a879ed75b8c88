// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { media } from '../../compiled/nodes/media.ts'
import { object } from '../../compiled/nodes/object.ts'
import { compiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/background-removal/schema.ts'

export default /*#__PURE__*/ compiledTask<typeof schema>({
  inputs: /*#__PURE__*/ media("image"),
  parameters: /*#__PURE__*/ object({}, "keep"),
  output: /*#__PURE__*/ object({ image: /*#__PURE__*/ media("image") }),
  batch: true,
})
