import * as z from 'zod/mini'
import { named, optional, required } from '../../schema/describe.ts'
import { answering } from '../../schema/generatedText.ts'
import { audio, image, video } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'
import { setting } from '../../schema/setting.ts'

const words = ['The answer in words.', z.string(), { role: 'text' }] as const
const sound = ['The answer as a sound: speech or music.', audio] as const
const picture = ['The answer as an image.', image] as const

/** At least one of the three, and any of them together. */
const answer = z.union(
  [
    named(
      'AnswerInWords',
      'An answer in words, which may come with a sound and an image.',
      z.object({
        generated_text: required(...words),
        generated_audio: optional(...sound),
        generated_image: optional(...picture),
      }),
    ),
    named(
      'AnswerInSound',
      'An answer as a sound, which may come with words and an image.',
      z.object({
        generated_text: optional(...words),
        generated_audio: required(...sound),
        generated_image: optional(...picture),
      }),
    ),
    named(
      'AnswerInImage',
      'An answer as an image, which may come with words and a sound.',
      z.object({
        generated_text: optional(...words),
        generated_audio: optional(...sound),
        generated_image: required(...picture),
      }),
    ),
  ],
  { error: 'an object with generated_text, generated_audio or generated_image' },
)

export default defineTaskSchema({
  inputs: z.object({
    text: required('What to do, in words.', text),
    image: optional('An image that the text is about.', image),
    audio: optional('A sound that the text is about.', audio),
    video: optional('A video that the text is about.', video),
  }),
  parameters: z.looseObject({
    generation_mode: setting(
      { label: 'Answer with', default: 'text', common: true },
      'What to answer with. Models that speak may add the words to a sound. Default "text".',
      z.enum(['text', 'image', 'audio']),
    ),
    ...answering,
  }),
  output: z.array(answer),
  batch: true,
})
