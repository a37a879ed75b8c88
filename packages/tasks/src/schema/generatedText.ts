import * as z from 'zod/mini'
import { named, required } from './describe.ts'
import { generation, numReturnSequences } from './generation.ts'

/** The parameters of models that read something and answer in words. */
export const answering = {
  ...generation,
  num_return_sequences: numReturnSequences,
}

/** Answers in words: one, or as many as `num_return_sequences` asks for. */
export const generatedTexts = z.array(
  named(
    'GeneratedText',
    'One text that a model wrote.',
    z.object({
      generated_text: required('The answer, without the text that was asked with.', z.string(), {
        role: 'text',
      }),
    }),
  ),
)
