import * as z from 'zod/mini'
import { number, optional, required } from '../../schema/describe.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { setting } from '../../schema/setting.ts'

export default defineTaskSchema({
  inputs: required('The image to cut into segments.', image),
  parameters: z.looseObject({
    subtask: setting(
      { label: 'Kind of segments', common: true },
      'What a segment is: one object ("instance"), everything of one class ("semantic"), or objects and the rest by class ("panoptic"). Default: the first of panoptic, instance and semantic that the model can do.',
      z.enum(['instance', 'panoptic', 'semantic']),
    ),
    threshold: setting(
      { label: 'Lowest score', default: 0.9, common: true },
      'Leaves out segments with a lower score. From 0 to 1; default 0.9.',
      number(0, 1),
    ),
    mask_threshold: setting(
      { label: 'Mask threshold', default: 0.5 },
      'How sure the model has to be that a pixel belongs to a segment. From 0 to 1; default 0.5.',
      number(0, 1),
    ),
    overlap_mask_area_threshold: setting(
      { label: 'Lowest share that stays visible', default: 0.5 },
      'Leaves out a segment when others cover it so far that a smaller share of it than this remains. From 0 to 1; default 0.5.',
      number(0, 1),
    ),
  }),
  output: z.array(
    z.object({
      label: required('What the segment shows.', z.string(), { role: 'label' }),
      mask: required(
        'Where the segment is: a grey image of the size of the input, white inside and black outside.',
        image,
        { role: 'mask', of: '' },
      ),
      score: optional(
        'How sure the model is, from 0 to 1. Missing or null for semantic segments.',
        z.nullable(z.number()),
        { role: 'score' },
      ),
    }),
  ),
  batch: true,
})
