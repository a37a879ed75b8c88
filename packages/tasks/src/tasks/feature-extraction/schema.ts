import * as z from 'zod/mini'
import { integer, named, required, withRole } from '../../schema/describe.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'
import { truncation } from '../../schema/truncation.ts'
import { setting } from '../../schema/setting.ts'

const MAX_DIMENSIONS = 100_000

const vector = named(
  'Embedding',
  'The numbers that stand for a text or a token.',
  withRole(z.array(z.number()).check(z.minLength(1)), {
    role: 'array',
    axes: ['dimension'],
  }),
)

export default defineTaskSchema({
  inputs: required('The text to turn into numbers.', text),
  parameters: z.looseObject({
    pooling: setting(
      { common: true },
      'How the vectors of the tokens become one. "none": they stay apart. "mean": their mean. "cls" or "first_token": the first. "eos" or "last_token": the last. Default: what the model says, and "none" for one that says nothing.',
      z.enum(['none', 'mean', 'cls', 'first_token', 'eos', 'last_token']),
    ),
    normalize: setting(
      { label: 'Scale vectors to length 1', common: true },
      'Whether each vector is scaled to length 1, so that a dot product is the cosine. Default: what the model says, and false for one that says nothing.',
      z.boolean(),
    ),
    prompt_name: setting(
      { label: 'Named prompt' },
      'Name of a prompt of the model that is put before the text, such as "query". Default: none.',
      z.string().check(z.minLength(1), z.maxLength(100)),
    ),
    dimensions: setting(
      { label: 'Numbers of each vector', usual: [1, 2048] },
      'Keep this many numbers of each vector, for models that are trained to be cut. At least 1; default: all.',
      integer(1, MAX_DIMENSIONS),
    ),
    ...truncation,
  }),
  output: z.union(
    [
      vector,
      withRole(z.array(vector).check(z.minLength(1)), {
        role: 'array',
        axes: ['token', 'dimension'],
      }),
    ],
    {
      error: 'an array of numbers, or such an array for each token',
    },
  ),
  batch: true,
})
