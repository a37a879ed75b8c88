import * as z from 'zod/mini'
import { integer, named, number, required } from '../../schema/describe.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { setting } from '../../schema/setting.ts'

const MAX_PROMPTS = 1000

const coordinate = named(
  'PixelCoordinate',
  'Distance from the left or the top edge of an image, in pixels.',
  number(0, 16_384),
)

const point = named(
  'PointPrompt',
  'A point in an image, as [x, y] in pixels.',
  z.tuple([coordinate, coordinate], { error: 'a point as [x, y] in pixels' }),
)

const corners = named(
  'BoxPrompt',
  'A box in an image, as [xmin, ymin, xmax, ymax] in pixels.',
  z.tuple([coordinate, coordinate, coordinate, coordinate], {
    error: 'a box as [xmin, ymin, xmax, ymax] in pixels',
  }),
)

export default defineTaskSchema({
  inputs: required('The image to cut objects out of.', image),
  parameters: z.looseObject({
    input_points: setting(
      { label: 'Points' },
      'Points that tell which one object is meant, each as [x, y] in pixels from the top left corner; the answer is the best mask for it. At most 1000. Default: none, which asks for every object.',
      z.array(point).check(z.minLength(1), z.maxLength(MAX_PROMPTS)),
    ),
    input_labels: setting(
      { label: 'Point labels' },
      'For each point whether it lies on the object (1) or beside it (0). As many as input_points; default: all 1.',
      z.array(integer(0, 1)).check(z.minLength(1), z.maxLength(MAX_PROMPTS)),
    ),
    input_boxes: setting(
      { label: 'Boxes' },
      'Boxes around objects, each as [xmin, ymin, xmax, ymax] in pixels; every box asks for the mask of one object, together with input_points if there are any. At most 1000. Default: none.',
      z.array(corners).check(z.minLength(1), z.maxLength(MAX_PROMPTS)),
    ),
    pred_iou_thresh: setting(
      { label: 'Lowest mask quality' },
      'Leaves out masks whose quality, as the model judges it, is not higher. From 0 to 1; default 0.88, and 0 with points or boxes.',
      number(0, 1),
    ),
    stability_score_thresh: setting(
      { label: 'Lowest mask stability' },
      'Leaves out masks that change more than this when mask_threshold moves by 1: the smaller area has to be more than this share of the larger one. From 0 to 1; default 0.95, and 0 with points or boxes.',
      number(0, 1),
    ),
    mask_threshold: setting(
      { label: 'Mask threshold', default: 0 },
      'Raw number above which a pixel belongs to a mask. From -100 to 100; default 0.',
      number(-100, 100),
    ),
    points_per_batch: setting(
      { label: 'Points at once', default: 64, usual: [1, 512] },
      'How many points of a grid of 32 × 32 the model works on at once: more is faster and takes more memory. From 1 to 4096; default 64.',
      integer(1, 4096),
    ),
    crops_n_layers: setting(
      { label: 'Layers of crops', default: 0 },
      'How often to look again at ever smaller crops, 2 × 2, then 4 × 4 and so on, which finds smaller objects. From 0 to 8; default 0.',
      integer(0, 8),
    ),
  }),
  output: z.array(
    z.object({
      mask: required(
        'Where the object is: a grey image of the size of the input, white inside and black outside.',
        image,
        { role: 'mask', of: '' },
      ),
      score: required('How good the model thinks the mask is, from 0 to 1.', z.number(), {
        role: 'score',
      }),
    }),
  ),
  batch: true,
})
