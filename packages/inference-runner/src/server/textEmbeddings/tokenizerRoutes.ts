import { MAX_BATCH_SIZE, type TaskId } from '@taskmesh/tasks'
import type { FastifyInstance } from 'fastify'
import { clientOf } from '../access/clientOf.ts'
import type { TokenizedText } from '../../engine/textAbility.ts'
import { findModelOf } from '../calls/findModelOf.ts'
import { callSignal } from '../core/callSignal.ts'
import type { DialectContext } from '../core/dialect.ts'
import { decodeBody, readAs, tokenizeBody } from './bodySchemas.ts'
import { BatchTooLargeError, EmptyInputError } from './errors.ts'

/** The tasks of the models whose tokenizers can be used, those of text-embeddings-inference first. */
const TASKS = [
  'feature-extraction',
  'text-ranking',
  'text-classification',
  'sentence-similarity',
] as const satisfies readonly TaskId[]

/** Where each UTF-16 code unit of a text begins in its UTF-8 form, and at the end how long that is. */
function bytePlaces(text: string): Uint32Array {
  const places = new Uint32Array(text.length + 1)
  let at = 0
  let unit = 0
  for (const character of text) {
    const bytes = Buffer.byteLength(character)
    places.fill(at, unit, unit + character.length)
    at += bytes
    unit += character.length
  }
  places[unit] = at
  return places
}

/**
 * Tokens as text-embeddings-inference writes them: with what stands in the text, and where in bytes of UTF-8.
 *
 * Source: `into_tokens` in text-embeddings-inference, `core/src/tokenization.rs`.
 */
function toSimpleTokens({ text, tokens }: TokenizedText) {
  const places = bytePlaces(text)
  return tokens.map(({ id, token, isSpecial, start = 0, end = 0 }) =>
    isSpecial
      ? { id, text: token, special: true, start: null, stop: null }
      : {
          id,
          text: text.slice(start, end),
          special: false,
          start: places[start] ?? 0,
          stop: places[end] ?? 0,
        },
  )
}

function assertSize(field: string, { length }: readonly unknown[]): void {
  if (length === 0) throw new EmptyInputError(field)
  if (length > MAX_BATCH_SIZE) throw new BatchTooLargeError(field, length, MAX_BATCH_SIZE)
}

function isList(ids: readonly number[] | readonly number[][]): ids is readonly number[][] {
  return ids.every((one) => typeof one !== 'number')
}

/** Adds `/tokenize` and `/decode`. */
export function addTokenizerRoutes(
  app: FastifyInstance,
  { runner }: Pick<DialectContext, 'runner'>,
): void {
  app.post('/tokenize', async (incoming, reply) => {
    const body = readAs(TASKS[0], tokenizeBody, incoming.body)
    const inputs = typeof body.inputs === 'string' ? [body.inputs] : body.inputs
    assertSize('inputs', inputs)
    const { task, id: model } = findModelOf(runner, body.model, TASKS)
    const texts = await runner.tokenize(task, inputs, {
      model,
      client: clientOf(incoming),
      signal: callSignal(reply),
      addSpecialTokens: body.add_special_tokens ?? true,
      promptName: body.prompt_name ?? undefined,
    })
    return texts.map(toSimpleTokens)
  })

  app.post('/decode', async (incoming, reply) => {
    const body = readAs(TASKS[0], decodeBody, incoming.body)
    assertSize('ids', body.ids)
    const ids = isList(body.ids) ? body.ids : [body.ids]
    const { task, id: model } = findModelOf(runner, body.model, TASKS)
    return runner.detokenize(task, ids, {
      model,
      client: clientOf(incoming),
      signal: callSignal(reply),
      skipSpecialTokens: body.skip_special_tokens ?? true,
    })
  })
}
