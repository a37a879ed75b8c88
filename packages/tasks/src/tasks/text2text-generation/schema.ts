import * as z from 'zod/mini'
import { required } from '../../schema/describe.ts'
import { generation, numReturnSequences } from '../../schema/generation.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'
import { tokenization } from '../../schema/tokenization.ts'
import { writtenPiece } from '../../schema/writtenPiece.ts'

export default defineTaskSchema({
  inputs: required('The text to turn into another, often with the task in its first words.', text),
  parameters: z.looseObject({
    ...generation,
    ...tokenization,
    num_return_sequences: numReturnSequences,
  }),
  output: z.array(
    z.object({
      generated_text: required('The text that the model wrote.', z.string(), { role: 'text' }),
    }),
  ),
  stream: writtenPiece,
  batch: true,
})
