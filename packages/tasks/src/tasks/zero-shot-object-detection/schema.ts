import * as z from 'zod/mini'
import { detection } from '../../schema/box.ts'
import { integer, number, required } from '../../schema/describe.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { candidateLabels, hypothesisTemplate } from '../../schema/zeroShot.ts'
import { setting } from '../../schema/setting.ts'

export default defineTaskSchema({
  inputs: required('The image to look for objects in.', image),
  parameters: z.looseObject({
    candidate_labels: candidateLabels,
    hypothesis_template: hypothesisTemplate('{}'),
    threshold: setting(
      { label: 'Lowest score', default: 0.1, common: true },
      'Leaves out objects with a lower score. From 0 to 1; default 0.1.',
      number(0, 1),
    ),
    top_k: setting(
      { label: 'Objects to return', usual: [1, 20], common: true },
      'How many objects to return, most probable first. From 1 to 1000; default: all above threshold.',
      integer(1, 1000),
    ),
  }),
  output: z.array(detection),
  batch: true,
})
