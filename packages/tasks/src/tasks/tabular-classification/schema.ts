import * as z from 'zod/mini'
import { required } from '../../schema/describe.ts'
import { columns } from '../../schema/table.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'

const className = z.union([z.string(), z.number(), z.boolean()], {
  error: 'a class: a string, a number, true or false',
})

export default defineTaskSchema({
  inputs: z.object({
    data: required(
      'The rows to classify, as columns by name, all of the same length. null stands for a missing value.',
      columns,
    ),
  }),
  parameters: z.looseObject({}),
  output: required(
    'The class of each row, in their order; of a multi-label model, all classes of each row.',
    z.array(z.union([className, z.array(className)], { error: 'a class or an array of classes' })),
    { role: 'rows', of: '/data' },
  ),
  batch: false,
})
