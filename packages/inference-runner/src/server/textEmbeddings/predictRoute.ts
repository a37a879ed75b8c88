import { createIssue, InvalidRequestError, MAX_BATCH_SIZE } from '@taskmesh/tasks'
import type { FastifyInstance } from 'fastify'
import type { TokenizerInput } from '../../engine/textAbility.ts'
import { countTokens, type ReadTexts } from '../calls/countTokens.ts'
import { findModelOf } from '../calls/findModelOf.ts'
import type { DialectContext } from '../core/dialect.ts'
import { predictBody, readAs } from './bodySchemas.ts'
import { computeHeaders } from './computeHeaders.ts'
import { BatchTooLargeError, EmptyInputError } from './errors.ts'
import { truncationOf, type GivenTruncation } from './truncation.ts'

const TASK = 'text-classification'

type Sequence = readonly string[]

function isBatch(inputs: Sequence | readonly Sequence[]): inputs is readonly Sequence[] {
  return inputs.some((one) => typeof one !== 'string')
}

/** The texts and pairs of a body. `["a", "b"]` is one pair; a batch is a list of lists. */
function toSequences(inputs: string | Sequence | readonly Sequence[]): {
  sequences: readonly Sequence[]
  isOne: boolean
} {
  if (typeof inputs === 'string') return { sequences: [[inputs]], isOne: true }
  if (inputs.length === 0) throw new EmptyInputError('inputs')
  if (!isBatch(inputs)) return { sequences: [inputs], isOne: true }
  if (inputs.length > MAX_BATCH_SIZE) {
    throw new BatchTooLargeError('inputs', inputs.length, MAX_BATCH_SIZE)
  }
  return { sequences: inputs, isOne: false }
}

/** Refuses texts that are too long, where they must not be cut, or not on the right. */
function assertFits({ counts = [], facts }: ReadTexts, given: GivenTruncation): void {
  const { truncate = true, truncation_direction: side } = truncationOf(given)
  const { maxTokens = Infinity } = facts
  if (truncate && side !== 'left') return
  const index = counts.findIndex((count) => count > maxTokens)
  if (index < 0) return
  const most = `at most ${maxTokens} tokens, which is what this model reads`
  throw new InvalidRequestError(TASK, [
    createIssue({
      path: counts.length === 1 ? 'inputs' : `inputs[${index}]`,
      code: 'too_big',
      expected: truncate ? `${most}: texts to classify are cut on the right only` : most,
      received: `${counts[index]} tokens`,
    }),
  ])
}

/** Adds `/predict`, which classifies texts and pairs of texts. */
export function addPredictRoute(
  app: FastifyInstance,
  { runner, calls }: Pick<DialectContext, 'runner' | 'calls'>,
): void {
  app.post('/predict', async (incoming, reply) => {
    const body = readAs(TASK, predictBody, incoming.body)
    const { sequences, isOne } = toSequences(body.inputs)
    for (const [index, sequence] of sequences.entries()) {
      const place = isOne ? 'inputs' : `inputs[${index}]`
      if (sequence.every((text) => text === '')) throw new EmptyInputError(place)
    }
    const model = findModelOf(runner, body.model, [TASK])
    const inputs = sequences.map(
      ([text = '', pair]): TokenizerInput => (pair === undefined ? text : [text, pair]),
    )
    const read = await countTokens(runner, reply, { model, inputs })
    assertFits(read, body)
    const request = {
      inputs: sequences.map(([text, text_pair]) =>
        text_pair === undefined ? text : { text, text_pair },
      ),
      parameters: {
        top_k: null,
        ...(body.raw_scores === true ? { function_to_apply: 'none' } : {}),
      },
    }
    const { output } = await calls.run(reply, TASK, request, { model: model.id })
    reply.headers(computeHeaders(inputs, read))
    return isOne ? output[0] : output
  })
}
