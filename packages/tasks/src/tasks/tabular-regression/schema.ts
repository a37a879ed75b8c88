import * as z from 'zod/mini'
import { required } from '../../schema/describe.ts'
import { columns } from '../../schema/table.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'

export default defineTaskSchema({
  inputs: z.object({
    data: required(
      'The rows to predict for, as columns by name, all of the same length. null stands for a missing value.',
      columns,
    ),
  }),
  parameters: z.looseObject({}),
  output: required('The predicted number of each row, in their order.', z.array(z.number()), {
    role: 'rows',
    of: '/data',
  }),
  batch: false,
})
