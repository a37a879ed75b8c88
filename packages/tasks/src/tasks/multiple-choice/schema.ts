import * as z from 'zod/mini'
import { integer, optional, required } from '../../schema/describe.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'

const MAX_CHOICES = 100

export default defineTaskSchema({
  inputs: z.object({
    question: required('The question, or the beginning that a choice completes.', text),
    choices: required(
      `The answers to choose from. From 2 to ${MAX_CHOICES}.`,
      z.array(text).check(z.minLength(2), z.maxLength(MAX_CHOICES)),
    ),
    context: optional('A text that the question is about.', text),
  }),
  parameters: z.looseObject({}),
  output: z.array(
    z.object({
      index: required(
        'Which of the choices this is, counted from 0.',
        integer(0, MAX_CHOICES - 1),
        { role: 'index', of: '/choices' },
      ),
      answer: required('The choice itself; the most probable comes first.', z.string(), {
        role: 'label',
      }),
      score: required(
        'How sure the model is, from 0 to 1. The scores of all choices sum to 1.',
        z.number(),
        { role: 'score' },
      ),
    }),
  ),
  batch: true,
})
