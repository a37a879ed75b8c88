import {
  InvalidRequestError,
  MAX_TEXT_LENGTH,
  type CompiledSchema,
  type OutputOf,
  type TaskId,
} from '@taskmesh/tasks'
import { check } from '@taskmesh/tasks/parse'
import { compileSchema } from '@taskmesh/tasks/zod'
import * as z from 'zod/mini'

const MAX_TOKEN_ID = 2 ** 32 - 1
/** Above every batch that is taken, so that a larger one is told its size. */
const MAX_LISTED = 100_000

const text = z.string().check(z.maxLength(MAX_TEXT_LENGTH))
const tokens = z
  .array(z.int().check(z.gte(0), z.lte(MAX_TOKEN_ID)))
  .check(z.maxLength(MAX_TEXT_LENGTH))
const name = z.optional(z.nullable(z.string().check(z.maxLength(500))))
const flag = z.optional(z.boolean())

function listOf<Item extends z.ZodMiniType>(item: Item) {
  return z.array(item).check(z.maxLength(MAX_LISTED))
}

/** What may be told of texts that are too long. */
const truncation = {
  truncate: z.optional(z.nullable(z.boolean())),
  truncation_direction: z.optional(
    z.enum(['Left', 'left', 'Right', 'right'], { error: '"Left" or "Right"' }),
  ),
}

/** A text, its tokens, or a list of these. `[1, 2]` is the tokens of one text. */
const input = z.union([text, tokens, listOf(z.union([text, tokens]))], {
  error: 'a string, the numbers of its tokens, or a list of these',
})

const embedFields = {
  /** Which of the models that are served; text-embeddings-inference serves one and has no such field. */
  model: name,
  inputs: input,
  prompt_name: name,
  ...truncation,
}

/** The body of `/embed`. */
export const embedBody = compileSchema(
  z.looseObject({
    ...embedFields,
    normalize: flag,
    dimensions: z.optional(z.nullable(z.int().check(z.gte(0)))),
  }),
)

/** The body of `/embed_all` and `/embed_sparse`. */
export const embedAllBody = compileSchema(z.looseObject(embedFields))

/** The body of `/embeddings`. */
export const embeddingsBody = compileSchema(
  z.looseObject({
    model: name,
    input,
    encoding_format: z.optional(
      z.nullable(z.enum(['float', 'base64'], { error: '"float" or "base64"' })),
    ),
    dimensions: z.optional(z.nullable(z.int().check(z.gte(0)))),
  }),
)

const sequence = z.array(text).check(z.minLength(1), z.maxLength(2))

/** The body of `/predict`. */
export const predictBody = compileSchema(
  z.looseObject({
    model: name,
    inputs: z.union([text, sequence, listOf(sequence)], {
      error: 'a string, a pair of strings, or a list of lists of one or two strings',
    }),
    raw_scores: flag,
    ...truncation,
  }),
)

/** The body of `/rerank`. */
export const rerankBody = compileSchema(
  z.looseObject({
    model: name,
    query: text,
    texts: listOf(text),
    raw_scores: flag,
    return_text: flag,
    ...truncation,
  }),
)

/** The body of `/similarity`. */
export const similarityBody = compileSchema(
  z.looseObject({
    model: name,
    inputs: z.looseObject({ source_sentence: text, sentences: listOf(text) }),
    parameters: z.optional(z.nullable(z.looseObject({ prompt_name: name, ...truncation }))),
  }),
)

/** The body of `/tokenize`. */
export const tokenizeBody = compileSchema(
  z.looseObject({
    model: name,
    inputs: z.union([text, listOf(text)], { error: 'a string or a list of strings' }),
    add_special_tokens: flag,
    prompt_name: name,
  }),
)

/** The body of `/decode`. */
export const decodeBody = compileSchema(
  z.looseObject({
    model: name,
    ids: z.union([tokens, listOf(tokens)], {
      error: 'the numbers of the tokens of a text, or a list of such lists',
    }),
    skip_special_tokens: flag,
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
