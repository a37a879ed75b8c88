import * as z from 'zod/mini'
import { box } from '../../schema/box.ts'
import { number, optional, required } from '../../schema/describe.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'

const keypoint = z.object({
  label: optional(
    'Which point it is, such as "left_wrist". Missing from models whose points have no names.',
    z.string(),
  ),
  x: required('Distance from the left edge of the image in pixels.', z.number()),
  y: required('Distance from the top edge of the image in pixels.', z.number()),
  score: required('How sure the model is of the point, from 0 to 1.', z.number()),
})

export default defineTaskSchema({
  inputs: required('The image to look for points in.', image),
  parameters: z.looseObject({
    threshold: optional(
      'Leaves out points with a lower score. From 0 to 1; default: the model’s.',
      number(0, 1),
    ),
    boxes: optional(
      'Where the subjects are, for models that look at one subject at a time. At most 100. Default: the whole image.',
      z.array(box).check(z.minLength(1), z.maxLength(100)),
    ),
  }),
  output: z.array(
    z.object({
      label: optional('What the subject is, such as "person".', z.string()),
      score: optional('How sure the model is of the subject, from 0 to 1.', z.number()),
      box: optional('Where the subject is.', box),
      keypoints: required(
        'The points of one subject; of the whole image when the model looks for points of any kind.',
        z.array(keypoint),
      ),
    }),
  ),
  batch: true,
})
