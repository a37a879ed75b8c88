import * as z from 'zod/mini'
import { required } from '../../schema/describe.ts'
import { generation } from '../../schema/generation.ts'
import { columns } from '../../schema/table.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'

export default defineTaskSchema({
  inputs: z.object({
    data: required(
      'The records: their columns by name, all of the same length. RDF triples have the columns subject, predicate and object.',
      columns,
    ),
  }),
  parameters: z.looseObject(generation),
  output: z.object({
    generated_text: required('What the records say, in words.', z.string(), { role: 'text' }),
  }),
  batch: true,
})
