import * as z from 'zod/mini'
import { required } from './describe.ts'
import { audio, image, video } from './media.ts'
import { text } from './text.ts'

const MAX_PARTS = 100

const textPart = z.object({
  type: z.literal('text'),
  text: required('The words.', text),
})

const imagePart = z.object({
  type: z.literal('image_url'),
  image_url: required('Where the picture is.', z.object({ url: required('The picture.', image) })),
})

const audioPart = z.object({
  type: z.literal('audio_url'),
  audio_url: required('Where the sound is.', z.object({ url: required('The sound.', audio) })),
})

const videoPart = z.object({
  type: z.literal('video_url'),
  video_url: required('Where the video is.', z.object({ url: required('The video.', video) })),
})

/** One part of a message: words, a picture, a sound or a video. */
const messagePart = z.discriminatedUnion('type', [textPart, imagePart, audioPart, videoPart])

/** What a message says: words, or parts of several kinds. */
export const messageContent = z.union(
  [text, z.array(messagePart).check(z.minLength(1), z.maxLength(MAX_PARTS))],
  { error: 'a string or an array of parts such as { "type": "text", "text": "…" }' },
)
