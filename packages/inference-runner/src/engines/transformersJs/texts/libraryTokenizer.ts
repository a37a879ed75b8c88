import type { PreTrainedTokenizer } from '@huggingface/transformers'
import * as z from 'zod/mini'

/** A function of the library. */
export function callable<Call>() {
  return z.custom<Call>((value) => typeof value === 'function')
}

const vocabulary = z.object({
  // Checked as a whole, not entry by entry: it may have 250 000.
  tokens_to_ids: z.custom<ReadonlyMap<string, number>>((value) => value instanceof Map),
  unk_token_id: z.nullish(z.number()),
})

type PostProcessor = (first: string[], second: string[] | null, addSpecial: boolean) => unknown

/** The steps of a tokenizer, as `@huggingface/tokenizers` made them of `tokenizer.json`. */
export interface LibraryTokenizer {
  normalizer: unknown
  preTokenizer: unknown
  /** Puts special tokens around one list of tokens, or two. */
  postProcess: ((first: string[], second: string[] | null) => unknown) | undefined
  /** Splits a piece into tokens of the vocabulary. */
  split(piece: string): string[]
  /** Number of a token, if the vocabulary has it. */
  find(token: string): number | undefined
  /** Number of a token, or of the unknown one, or 0. */
  idOf(token: string): number
  /** Whether a number is that of a token. */
  hasId(id: number): boolean
}

/** Finds the steps of a tokenizer, which transformers.js uses but does not document. */
export function libraryTokenizer(tokenizer: PreTrainedTokenizer): LibraryTokenizer {
  // oxlint-disable-next-line no-underscore-dangle -- there is no other way to it
  const steps: unknown = tokenizer._tokenizer
  const model = fieldOf(steps, 'model', callable<(pieces: string[]) => string[]>())
  const { tokens_to_ids, unk_token_id } = z.parse(vocabulary, { ...model })
  let ids: ReadonlySet<number> | undefined
  const process = fieldOf(steps, 'post_processor', z.nullish(callable<PostProcessor>()))
  return {
    normalizer: fieldOf(steps, 'normalizer', z.unknown()),
    preTokenizer: fieldOf(steps, 'pre_tokenizer', z.unknown()),
    postProcess: process ? (first, second) => process(first, second, true) : undefined,
    split: (piece) => model([piece]),
    find: (token) => tokens_to_ids.get(token),
    idOf: (token) => tokens_to_ids.get(token) ?? unk_token_id ?? 0,
    hasId: (id) => (ids ??= new Set(tokens_to_ids.values())).has(id),
  }
}

/** A field of one of the library's steps, which are functions with fields. */
export function fieldOf<Field>(step: unknown, name: string, field: z.ZodMiniType<Field>): Field {
  const value: unknown =
    typeof step === 'function' || (typeof step === 'object' && step !== null)
      ? Reflect.get(step, name)
      : undefined
  return z.parse(field, value)
}
