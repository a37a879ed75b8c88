import * as z from 'zod/mini'
import { required, withRole } from '../../schema/describe.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { setting } from '../../schema/setting.ts'

const vector = withRole(z.array(z.number()).check(z.minLength(1)), {
  role: 'array',
  axes: ['dimension'],
})

export default defineTaskSchema({
  inputs: required('The image to turn into numbers.', image),
  parameters: z.looseObject({
    pool: setting(
      { label: 'One vector for the image' },
      'Whether to return one vector for the whole image (true) or one for each patch (false). Default: true if the model has a pooling layer.',
      z.boolean(),
    ),
    normalize: setting(
      { label: 'Scale vectors to length 1', default: false, common: true },
      'Whether to scale every vector to length 1, so that a dot product is the cosine. Default false.',
      z.boolean(),
    ),
  }),
  output: z.union(
    [
      vector,
      withRole(z.array(vector).check(z.minLength(1)), {
        role: 'array',
        axes: ['patch', 'dimension'],
      }),
    ],
    {
      error: 'an array of numbers, or such an array for each patch',
    },
  ),
  batch: true,
})
