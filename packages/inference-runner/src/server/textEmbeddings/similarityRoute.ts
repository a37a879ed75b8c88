import { createIssue, InvalidRequestError, MAX_BATCH_SIZE } from '@taskmesh/tasks'
import type { FastifyInstance } from 'fastify'
import { countTokens } from '../calls/countTokens.ts'
import { findModelOf } from '../calls/findModelOf.ts'
import type { DialectContext } from '../core/dialect.ts'
import { readAs, similarityBody } from './bodySchemas.ts'
import { computeHeaders } from './computeHeaders.ts'
import { embedTexts } from './embedTexts.ts'
import { BatchTooLargeError, EmptyInputError } from './errors.ts'
import { truncationOf } from './truncation.ts'

const TASK = 'sentence-similarity'

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
  return dot / Math.max(1e-12, Math.hypot(...a) * Math.hypot(...b))
}

/**
 * Adds `/similarity`: cosines of vectors where a model makes them, as text-embeddings-inference does it; else
 * what a model for sentence similarity says, which takes no parameters.
 */
export function addSimilarityRoute(
  app: FastifyInstance,
  { runner, calls }: Pick<DialectContext, 'runner' | 'calls'>,
): void {
  app.post('/similarity', async (incoming, reply) => {
    const { inputs, parameters, model: name } = readAs(TASK, similarityBody, incoming.body)
    const { source_sentence: source, sentences } = inputs
    if (sentences.length === 0) throw new EmptyInputError('inputs.sentences')
    const texts = [source, ...sentences]
    if (texts.length > MAX_BATCH_SIZE) {
      throw new BatchTooLargeError('inputs.sentences', texts.length, MAX_BATCH_SIZE)
    }
    const empty = texts.indexOf('')
    if (empty === 0) throw new EmptyInputError('inputs.source_sentence')
    if (empty > 0) throw new EmptyInputError(`inputs.sentences[${empty - 1}]`)
    const model = findModelOf(runner, name, ['feature-extraction', TASK])
    const { prompt_name: prompt } = parameters ?? {}
    const given = {
      ...((prompt ?? null) === null ? {} : { prompt_name: prompt ?? undefined }),
      ...truncationOf(parameters ?? {}),
    }
    if (model.task === TASK) {
      const [option] = Object.keys(given)
      if (option !== undefined) {
        const path = `parameters.${option}`
        const expected = 'nothing: the model that is served for sentence similarity takes none'
        const received = 'a value'
        throw new InvalidRequestError(TASK, [
          createIssue({ path, code: 'unrecognized_keys', expected, received }),
        ])
      }
      const read = await countTokens(runner, reply, { model, inputs: texts })
      const { output } = await calls.run(reply, TASK, { inputs }, { model: model.id })
      reply.headers(computeHeaders(texts, read))
      return output
    }
    const { outputs } = await embedTexts({ runner, calls }, reply, {
      field: 'inputs',
      input: texts,
      model: model.id,
      parameters: { normalize: false, ...given },
    })
    const [first = [], ...others] = outputs.map((vector) => vector.flat())
    return others.map((vector) => cosine(first, vector))
  })
}
