import * as z from 'zod/mini'
import { required } from '../../schema/describe.ts'
import { audio } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { generatedSound } from '../../schema/waveform.ts'

export default defineTaskSchema({
  inputs: required('The sound to change or to take apart.', audio),
  parameters: z.looseObject({}),
  output: z.array(
    z.object({
      label: required('What the sound is, such as "enhanced" or "speaker 1".', z.string(), {
        role: 'label',
      }),
      ...generatedSound,
    }),
  ),
  batch: true,
})
