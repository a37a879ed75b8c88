import * as z from 'zod/mini'
import { named, optional, required } from './describe.ts'
import { MAX_CHAT_TEXT_LENGTH, MAX_MESSAGE_PARTS } from './limits.ts'
import { MAX_MEDIA_TEXT_LENGTH } from './mediaTextLimits.ts'
import { audio, image, video } from './media.ts'
import { otherType } from './otherType.ts'

const words = z.string().check(z.maxLength(MAX_CHAT_TEXT_LENGTH))
const name = z.string().check(z.maxLength(1000))
const file = z.string().check(z.maxLength(MAX_MEDIA_TEXT_LENGTH))

const textPart = z.looseObject({
  type: required('Words.', z.literal('text')),
  text: required('The words.', words),
})

const imagePart = z.looseObject({
  type: required('A picture.', z.literal('image_url')),
  image_url: required(
    'Where the picture is.',
    named(
      'ChatImageUrl',
      'Where a picture is.',
      z.looseObject({
        url: required('The picture.', image),
        detail: optional(
          'How closely the model looks: "auto", "low", "high" or "original". Default "auto".',
          name,
        ),
      }),
    ),
  ),
})

const audioPart = z.looseObject({
  type: required('A sound.', z.literal('audio_url')),
  audio_url: required(
    'Where the sound is.',
    named(
      'ChatAudioUrl',
      'Where a sound is.',
      z.looseObject({ url: required('The sound.', audio) }),
    ),
  ),
})

const videoPart = z.looseObject({
  type: required('A video.', z.literal('video_url')),
  video_url: required(
    'Where the video is.',
    named(
      'ChatVideoUrl',
      'Where a video is.',
      z.looseObject({ url: required('The video.', video) }),
    ),
  ),
})

const inputAudioPart = z.looseObject({
  type: required('A sound itself, and not where it is.', z.literal('input_audio')),
  input_audio: required(
    'The sound itself.',
    named(
      'ChatInputAudio',
      'A sound itself.',
      z.looseObject({
        data: required('The sound as base64.', file),
        format: required('The format, such as "wav" or "mp3".', name),
      }),
    ),
  ),
})

const filePart = z.looseObject({
  type: required('A file.', z.literal('file')),
  file: required(
    'A file, by its content or by the name that the server has given it.',
    named(
      'ChatFile',
      'A file, by its content or by a name.',
      z.looseObject({
        file_data: optional('The file as base64 or a data: URL.', file),
        file_id: optional('What the server calls a file that was uploaded before.', name),
        filename: optional('Name of the file, for the model to read.', name),
      }),
    ),
  ),
})

const refusalPart = z.looseObject({
  type: required('A refusal.', z.literal('refusal')),
  refusal: required('Why the model did not do what was asked.', words),
})

const otherPart = z.looseObject({
  type: required(
    'What only some servers know.',
    otherType(['text', 'image_url', 'audio_url', 'video_url', 'input_audio', 'file', 'refusal']),
  ),
})

/** One part of a message: words, a picture, a sound, a video, a file, or what only some servers know. */
const messagePart = z.union([
  z.discriminatedUnion('type', [
    textPart,
    imagePart,
    audioPart,
    videoPart,
    inputAudioPart,
    filePart,
    refusalPart,
  ]),
  otherPart,
])

/** What a message says: words, which may be none, or parts of several kinds. */
export const messageContent = z.union(
  [
    words,
    z
      .array(named('ChatMessagePart', 'One part of a message.', messagePart))
      .check(z.minLength(1), z.maxLength(MAX_MESSAGE_PARTS)),
  ],
  { error: 'a string or an array of parts such as { "type": "text", "text": "…" }' },
)
