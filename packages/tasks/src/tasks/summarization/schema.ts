import * as z from 'zod/mini'
import { required } from '../../schema/describe.ts'
import { generationLength, sampling } from '../../schema/generation.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'

export default defineTaskSchema({
  inputs: required('The text to shorten.', text),
  parameters: z.looseObject({ ...generationLength, ...sampling }),
  output: z.object({ summary_text: required('The summary.', z.string(), { role: 'text' }) }),
  batch: true,
})
