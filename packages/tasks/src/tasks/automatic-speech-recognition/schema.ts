import * as z from 'zod/mini'
import { integer, named, number, optional, required } from '../../schema/describe.ts'
import { generation } from '../../schema/generation.ts'
import { MAX_GENERATED_TOKENS } from '../../schema/limits.ts'
import { audio } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { languageCode } from '../../schema/languageCode.ts'
import { setting } from '../../schema/setting.ts'

const chunk = named(
  'TranscriptChunk',
  'A part of a transcript, with its time.',
  z.object({
    text: required('What is said in this part.', z.string(), { role: 'text' }),
    timestamp: required(
      'Where the part begins and ends, in seconds. The end is null when the recording stops in the middle.',
      z.tuple([z.number(), z.nullable(z.number())]),
      { role: 'interval', unit: 'second' },
    ),
  }),
)

export default defineTaskSchema({
  inputs: required('The recording to write down.', audio),
  parameters: z.looseObject({
    return_timestamps: setting(
      { label: 'Timestamps', default: false, common: true },
      'Whether to say when each part of the text was spoken: by sentence (true), by word ("word") or not at all (false). Default false.',
      z.union([z.boolean(), z.literal('word')], { error: 'true, false or "word"' }),
    ),
    language: setting(
      { common: true },
      'Language that is spoken, as the model names it, such as "en". Default: the model listens for it.',
      languageCode,
    ),
    task: setting(
      { label: 'Transcribe or translate', default: 'transcribe', common: true },
      'Whether to write in the language that is spoken ("transcribe") or in English ("translate"). Default "transcribe".',
      z.enum(['transcribe', 'translate']),
    ),
    chunk_length_s: setting(
      { label: 'Length of pieces (seconds)', usual: [0, 60] },
      'Length in seconds of the pieces that a long recording is cut into; 0 does not cut. From 0 to 600; default: the model’s.',
      number(0, 600),
      { role: 'quantity', unit: 'second' },
    ),
    stride_length_s: setting(
      { label: 'Overlap of pieces (seconds)', usual: [0, 20] },
      'By how many seconds neighbouring pieces overlap on each side. From 0 to 300; default: a sixth of chunk_length_s.',
      number(0, 300),
      { role: 'quantity', unit: 'second' },
    ),
    ...generation,
    max_new_tokens: setting(
      { label: 'Most new tokens', usual: [1, 512], common: true },
      'Most tokens to write for each piece. Default: the model’s.',
      integer(1, MAX_GENERATED_TOKENS),
    ),
  }),
  output: z.object({
    text: required('Everything that is said.', z.string(), { role: 'text' }),
    chunks: optional(
      'The parts of the text with their times, if return_timestamps asked.',
      z.array(chunk),
    ),
  }),
  batch: true,
})
