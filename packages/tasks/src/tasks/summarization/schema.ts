import * as z from 'zod/mini'
import { required } from '../../schema/describe.ts'
import { generation } from '../../schema/generation.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'
import { tokenization } from '../../schema/tokenization.ts'

export default defineTaskSchema({
  inputs: required('The text to shorten.', text),
  parameters: z.looseObject({ ...generation, ...tokenization }),
  output: z.object({ summary_text: required('The summary.', z.string(), { role: 'text' }) }),
  batch: true,
})
