// Made by `pnpm --filter @taskmesh/tasks register`. Do not edit.
import { compiledSchema } from '../../compiled/compiledSchema.ts'
import { media } from '../../compiled/nodes/media.ts'
import type { CompiledTask } from '../../compiled/taskSchema.ts'
import type schema from '../../tasks/zero-shot-image-classification/schema.ts'
import { output, parameters5 } from '../commonNodes.ts'

const task: CompiledTask<typeof schema> = {
  inputs: /*#__PURE__*/ compiledSchema(/*#__PURE__*/ media("image")),
  parameters: /*#__PURE__*/ compiledSchema(parameters5),
  output: /*#__PURE__*/ compiledSchema(output),
  batch: true,
}

export default task
