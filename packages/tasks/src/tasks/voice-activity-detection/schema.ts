import * as z from 'zod/mini'
import { number, optional, required } from '../../schema/describe.ts'
import { audio } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { setting } from '../../schema/setting.ts'

const seconds = z.number().check(z.gte(0))

export default defineTaskSchema({
  inputs: required('The recording to search for speech.', audio),
  parameters: z.looseObject({
    onset: setting(
      { label: 'Speech begins above' },
      'Speech begins when its score rises above this. From 0 to 1; default: the model’s.',
      number(0, 1),
    ),
    offset: setting(
      { label: 'Speech ends below' },
      'Speech ends when its score falls below this. From 0 to 1; default: the same as onset.',
      number(0, 1),
    ),
    min_duration_on: setting(
      { label: 'Shortest speech (seconds)', usual: [0, 5] },
      'Speech that is shorter than this many seconds is left out. From 0 to 60; default: the model’s.',
      number(0, 60),
      { role: 'quantity', unit: 'second' },
    ),
    min_duration_off: setting(
      { label: 'Shortest pause (seconds)', usual: [0, 5] },
      'Pauses that are shorter than this many seconds are filled. From 0 to 60; default: the model’s.',
      number(0, 60),
      { role: 'quantity', unit: 'second' },
    ),
  }),
  output: z.array(
    z.object({
      start: required('Where the speech begins, in seconds.', seconds, {
        role: 'start',
        unit: 'second',
      }),
      end: required('Where the speech ends, in seconds.', seconds, { role: 'end', unit: 'second' }),
      score: optional('How sure the model is, from 0 to 1.', z.number(), { role: 'score' }),
      label: optional(
        'What is heard, from models that tell more than speech, such as "speaker 1".',
        z.string(),
        { role: 'label' },
      ),
    }),
  ),
  batch: true,
})
