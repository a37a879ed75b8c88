import * as z from 'zod/mini'
import { required } from '../../schema/describe.ts'
import { answering, generatedTexts } from '../../schema/generatedText.ts'
import { audio } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'

export default defineTaskSchema({
  inputs: z.object({
    audio: required('The sound that the text is about.', audio),
    text: required('What to do with the sound, or a question about it.', text),
  }),
  parameters: z.looseObject(answering),
  output: generatedTexts,
  batch: true,
})
