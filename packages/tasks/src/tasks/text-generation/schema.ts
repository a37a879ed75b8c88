import * as z from 'zod/mini'
import { integer, number, required } from '../../schema/describe.ts'
import { generationLength, numReturnSequences, sampling, search } from '../../schema/generation.ts'
import { detailParameters, generationDetails } from '../../schema/generationDetails.ts'
import { grammar } from '../../schema/grammar.ts'
import {
  MAX_BEST_OF,
  MAX_GENERATED_TOKENS,
  MAX_PROMPT_LENGTH,
  MAX_STOP_LENGTH,
  MAX_STOPS,
} from '../../schema/limits.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { writtenPiece } from '../../schema/writtenPiece.ts'
import { setting } from '../../schema/setting.ts'

export default defineTaskSchema({
  inputs: required(
    'The text to continue.',
    z.string().check(z.minLength(1), z.maxLength(MAX_PROMPT_LENGTH)),
  ),
  parameters: z.looseObject({
    ...generationLength,
    ...sampling,
    num_return_sequences: numReturnSequences,
    return_full_text: setting(
      { label: 'Repeat the prompt', default: true },
      'Whether each result begins with the given text (true) or holds only what was added. Default true.',
      z.boolean(),
    ),
    stop: setting(
      { label: 'Stop texts' },
      `Strings that end the result when the model writes one of them. At most ${MAX_STOPS}; Hugging Face’s server takes 4.`,
      z
        .array(z.string().check(z.minLength(1), z.maxLength(MAX_STOP_LENGTH)))
        .check(z.maxLength(MAX_STOPS)),
    ),
    ...detailParameters,
    best_of: setting(
      { label: 'Texts to choose from', default: 1 },
      `How many texts to write, of which the most probable is the result. From 1 to ${MAX_BEST_OF}; default 1. More than one needs do_sample.`,
      integer(1, MAX_BEST_OF),
    ),
    frequency_penalty: setting(
      { default: 0 },
      'Lowers the score of a token for each time it was written already. From -2 to 2; default 0.',
      number(-2, 2),
    ),
    truncate: setting(
      { label: 'Tokens to read', usual: [1, 4096] },
      `Tokens of the text that are read; what comes before the last so many is cut off. From 1 to ${MAX_GENERATED_TOKENS}; default: all.`,
      integer(1, MAX_GENERATED_TOKENS),
    ),
    grammar,
    ...search,
    watermark: setting(
      { default: false },
      'Whether to write so that the text can be told from one by a person (A Watermark for Large Language Models, arXiv 2301.10226). Default false.',
      z.boolean(),
    ),
    adapter_id: setting(
      { label: 'Adapter' },
      'Name of the LoRA adapter to write with, of those that the server has. Default: none.',
      z.string().check(z.minLength(1), z.maxLength(200)),
    ),
  }),
  output: z.array(
    z.object({
      generated_text: required('The text that the model wrote.', z.string(), { role: 'text' }),
      details: generationDetails,
    }),
  ),
  stream: writtenPiece,
  batch: true,
})
