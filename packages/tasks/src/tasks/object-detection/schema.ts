import * as z from 'zod/mini'
import { detection } from '../../schema/box.ts'
import { number, required } from '../../schema/describe.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { setting } from '../../schema/setting.ts'

export default defineTaskSchema({
  inputs: required('The image to look for objects in.', image),
  parameters: z.looseObject({
    threshold: setting(
      { label: 'Lowest score', default: 0.5, common: true },
      'Leaves out objects with a lower score. From 0 to 1; default 0.5.',
      number(0, 1),
    ),
  }),
  output: z.array(detection),
  batch: true,
})
