import * as z from 'zod/mini'
import { box } from '../../schema/box.ts'
import { named, number, optional, required } from '../../schema/describe.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { setting } from '../../schema/setting.ts'

/** What to join with a line, by the names that COCO gives to the points of a body. */
const BODY = [
  ['left_ear', 'left_eye'],
  ['left_eye', 'nose'],
  ['nose', 'right_eye'],
  ['right_eye', 'right_ear'],
  ['left_shoulder', 'right_shoulder'],
  ['left_shoulder', 'left_elbow'],
  ['left_elbow', 'left_wrist'],
  ['right_shoulder', 'right_elbow'],
  ['right_elbow', 'right_wrist'],
  ['left_shoulder', 'left_hip'],
  ['right_shoulder', 'right_hip'],
  ['left_hip', 'right_hip'],
  ['left_hip', 'left_knee'],
  ['left_knee', 'left_ankle'],
  ['right_hip', 'right_knee'],
  ['right_knee', 'right_ankle'],
] as const

const keypoint = named(
  'Keypoint',
  'A point in an image.',
  z.object({
    label: optional(
      'Which point it is, such as "left_wrist". Missing from models whose points have no names.',
      z.string(),
      { role: 'label' },
    ),
    x: required('Distance from the left edge of the image in pixels.', z.number(), {
      role: 'x',
      unit: 'pixel',
    }),
    y: required('Distance from the top edge of the image in pixels.', z.number(), {
      role: 'y',
      unit: 'pixel',
    }),
    score: required('How sure the model is of the point, from 0 to 1.', z.number(), {
      role: 'score',
    }),
  }),
)

export default defineTaskSchema({
  inputs: required('The image to look for points in.', image),
  parameters: z.looseObject({
    threshold: setting(
      { label: 'Lowest score', common: true },
      'Leaves out points whose score is not higher. From 0 to 1; default: no point is left out.',
      number(0, 1),
    ),
    boxes: optional(
      'Where the subjects are, for models that look at one subject at a time. At most 100. Default: the whole image.',
      z.array(box).check(z.minLength(1), z.maxLength(100)),
    ),
  }),
  output: z.array(
    z.object({
      label: optional('What the subject is, such as "person".', z.string(), { role: 'label' }),
      score: optional('How sure the model is of the subject, from 0 to 1.', z.number(), {
        role: 'score',
      }),
      box: optional('Where the subject is.', box, { role: 'box', of: '' }),
      keypoints: required(
        'The points of one subject; of the whole image when the model looks for points of any kind.',
        z.array(keypoint),
        { role: 'points', of: '', skeleton: BODY },
      ),
    }),
  ),
  batch: true,
})
