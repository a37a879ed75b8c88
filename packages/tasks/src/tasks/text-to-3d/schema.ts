import * as z from 'zod/mini'
import { required } from '../../schema/describe.ts'
import { diffusion } from '../../schema/diffusion.ts'
import { model3d } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'

export default defineTaskSchema({
  inputs: required('What to model, in words.', text),
  parameters: z.looseObject(diffusion),
  output: z.object({ mesh: required('The model as glTF binary.', model3d) }),
  batch: true,
})
