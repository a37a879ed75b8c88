import {
  InvalidRequestError,
  type CompiledSchema,
  type OutputOf,
  type TaskId,
} from '@taskmesh/tasks'
import { check } from '@taskmesh/tasks/parse'
import { compileSchema } from '@taskmesh/tasks/zod'
import * as z from 'zod/mini'

const MAX_TEXT = 1_000_000
const name = z.optional(z.nullable(z.string().check(z.maxLength(500))))

/** The part of every body that says which model is meant. */
export const modelBody = compileSchema(z.looseObject({ model: name }))

/** The body of `/v1/audio/speech`. */
export const speechBody = compileSchema(
  z.looseObject({
    model: name,
    input: z
      .string({ error: 'the text to read aloud' })
      .check(z.minLength(1), z.maxLength(MAX_TEXT)),
    voice: z.optional(
      z.nullable(
        z.union([z.string(), z.looseObject({ id: z.string() })], { error: 'the name of a voice' }),
      ),
    ),
    response_format: z.optional(
      z.nullable(
        z.enum(['mp3', 'wav', 'flac', 'pcm'], {
          error: '"mp3", "wav", "flac" or "pcm": this server writes no other format',
        }),
      ),
    ),
    speed: z.optional(z.nullable(z.number())),
    instructions: z.optional(
      z.nullable(z.literal('', { error: 'nothing: models here read a text as they read all' })),
    ),
    stream_format: z.optional(
      z.nullable(z.literal('audio', { error: '"audio": a sound is sent whole' })),
    ),
  }),
)

/** The fields of `/v1/audio/transcriptions`, which come as strings. */
export const transcriptionFields = compileSchema(
  z.looseObject({
    model: name,
    language: name,
    response_format: z.optional(
      z.enum(['json', 'text', 'srt', 'verbose_json', 'vtt'], {
        error: '"json", "text", "srt", "verbose_json" or "vtt"',
      }),
    ),
    timestamp_granularities: z.optional(
      z.array(z.enum(['word', 'segment'], { error: '"word" or "segment"' })),
    ),
    stream: z.optional(z.boolean()),
    prompt: z.optional(
      z.literal('', { error: 'nothing: models here hear a recording without words before it' }),
    ),
    temperature: z.optional(
      z.literal(['0', '0.0'], { error: '0: models here write the most probable words' }),
    ),
    include: z.optional(
      z
        .array(z.unknown())
        .check(z.maxLength(0, { error: 'nothing: how probable words are is not said here' })),
    ),
  }),
)

/** @throws InvalidRequestError when a body does not fit. */
export function readAs<Schema extends CompiledSchema>(
  task: TaskId,
  schema: Schema,
  body: unknown,
): OutputOf<Schema> {
  const checked = check(schema, body)
  if (checked.success) return checked.data
  throw new InvalidRequestError(task, checked.issues)
}
