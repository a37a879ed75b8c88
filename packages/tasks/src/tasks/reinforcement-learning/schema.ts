import * as z from 'zod/mini'
import { named, required } from '../../schema/describe.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { setting } from '../../schema/setting.ts'

const MAX_LENGTH = 16_384

function list<Item extends z.core.$ZodType>(item: Item) {
  return z.array(item).check(z.minLength(1), z.maxLength(MAX_LENGTH))
}

const vector = named('ObservationVector', 'Measurements of an environment.', list(z.number()))
const matrix = named('ObservationMatrix', 'Rows of measurements of an environment.', list(vector))
const observation = z.union([z.number(), vector, matrix, list(matrix)], {
  error: 'a number, or numbers in arrays that are nested at most three deep',
})
const action = z.union([z.number(), vector], { error: 'a number or an array of numbers' })

export default defineTaskSchema({
  inputs: z.object({
    observation: required(
      'What the agent sees of its environment: a number for a state that is counted, a list for measurements, rows of pixels for a picture. Lists of 1 to 16384.',
      observation,
    ),
  }),
  parameters: z.looseObject({
    deterministic: setting(
      { label: 'Best action', default: true, common: true },
      'Take the action that the agent finds best (true) or draw one by its probabilities (false). Default true.',
      z.boolean(),
    ),
  }),
  output: z.object({
    action: required(
      'What the agent does: the number of one of its possible actions, or a value for each of its joints, motors or choices.',
      action,
      { role: 'plain' },
    ),
  }),
  batch: true,
})
