import * as z from 'zod/mini'
import { integer, named, required } from './describe.ts'
import { setting } from './setting.ts'

/** One class and how probable the model finds it. */
export const classification = named(
  'Classification',
  'One class and how probable the model finds it.',
  z.object({
    label: required('Name of the class.', z.string(), { role: 'label' }),
    score: required(
      'How sure the model is. A probability from 0 to 1, unless function_to_apply is "none".',
      z.number(),
      { role: 'score' },
    ),
  }),
)

export const functionToApply = named(
  'FunctionToApply',
  'How the raw numbers of a model become scores.',
  z.enum(['sigmoid', 'softmax', 'none']),
)

/** The parameter `top_k` of classifiers, which may answer with all their classes. */
export function topKOrAll(defaultValue: number) {
  return setting(
    { label: 'Classes to return', default: defaultValue, usual: [1, 20], common: true },
    `How many classes to return, most probable first. At least 1; null: all of them; default ${defaultValue}.`,
    z.nullable(integer(1, 1000)),
  )
}

/** The parameter `top_k` of tasks that return a list of scored answers. */
export function topK(defaultValue: number) {
  return setting(
    { label: 'Answers to return', default: defaultValue, usual: [1, 20], common: true },
    `How many answers to return, most probable first. At least 1; default ${defaultValue}.`,
    integer(1, 1000),
  )
}
