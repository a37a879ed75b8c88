import { MAX_BATCH_SIZE, type TaskId } from '@taskmesh/tasks'
import type { FastifyReply } from 'fastify'
import type { Runner } from '../../runner/runner.ts'
import { clientOf } from '../access/clientOf.ts'
import { callSignal } from '../core/callSignal.ts'
import { BatchTooLargeError, EmptyInputError } from './errors.ts'

/** A text or its tokens, or a list of these. `[1, 2]` is the tokens of one text. */
export type TextInput = string | readonly number[] | readonly (string | readonly number[])[]

/** Texts of a body, and the field in which they came. */
export interface GivenTexts {
  field: string
  input: TextInput
  task: TaskId
  model: string
}

function isTokens(input: Exclude<TextInput, string>): input is readonly number[] {
  return input.length > 0 && input.every((one) => typeof one === 'number')
}

function isMixed(
  input: Exclude<TextInput, string>,
): input is readonly (string | readonly number[])[] {
  return !isTokens(input)
}

function itemsOf(input: TextInput): readonly (string | readonly number[])[] {
  return typeof input !== 'string' && isMixed(input) ? input : [input]
}

/**
 * The texts of a body. What came as tokens is made a text, as text-embeddings-inference does it, without the
 * tokens that the model wants around it and that are put there again.
 *
 * @throws {@link EmptyInputError}, {@link BatchTooLargeError}; NoTokenizerError for tokens and a model without.
 */
export async function textsOf(
  runner: Runner,
  reply: FastifyReply,
  { field, input, task, model }: GivenTexts,
): Promise<string[]> {
  const items = itemsOf(input)
  if (items.length === 0) throw new EmptyInputError(field)
  if (items.length > MAX_BATCH_SIZE) {
    throw new BatchTooLargeError(field, items.length, MAX_BATCH_SIZE)
  }
  const numbers = items.filter((item) => typeof item !== 'string')
  const signal = callSignal(reply)
  const client = clientOf(reply.request)
  const decoded =
    numbers.length === 0 ? [] : await runner.detokenize(task, numbers, { model, signal, client })
  const written = decoded.values()
  const texts = items.map((item) =>
    typeof item === 'string' ? item : (written.next().value ?? ''),
  )
  const empty = texts.indexOf('')
  if (empty < 0) return texts
  throw new EmptyInputError(items === input ? `${field}[${empty}]` : field)
}
