import { isRecord } from '@taskmesh/errors'
import type { FastifyInstance } from 'fastify'
import type { DialectContext } from '../core/dialect.ts'
import { rerankDocuments } from '../rerank/rerankDocuments.ts'
import { readAs, rerankBody } from './bodySchemas.ts'
import { BatchTooLargeError, EmptyInputError } from './errors.ts'
import { rankTexts } from './rankTexts.ts'
import { truncationOf } from './truncation.ts'

/** As many as the task takes. */
const MAX_TEXTS = 1000

/**
 * Adds `/rerank`. A body with `texts` is that of text-embeddings-inference; one with `documents` that of Jina,
 * which vLLM and llama.cpp take there too, and it is answered so.
 */
export function addRerankRoute(
  app: FastifyInstance,
  context: Pick<DialectContext, 'runner' | 'calls'>,
): void {
  app.post('/rerank', async (incoming, reply) => {
    const { body: given } = incoming
    const isJina = isRecord(given) && given['texts'] === undefined && 'documents' in given
    if (isJina) return rerankDocuments(context, reply, given)
    const body = readAs('text-ranking', rerankBody, given)
    const { query, texts } = body
    if (texts.length === 0) throw new EmptyInputError('texts')
    if (texts.length > MAX_TEXTS) throw new BatchTooLargeError('texts', texts.length, MAX_TEXTS)
    if (query === '') throw new EmptyInputError('query')
    const empty = texts.indexOf('')
    if (empty >= 0) throw new EmptyInputError(`texts[${empty}]`)
    const { ranks } = await rankTexts(context, reply, {
      query,
      texts,
      model: body.model,
      parameters: {
        raw_scores: body.raw_scores ?? false,
        return_text: body.return_text ?? false,
        ...truncationOf(body),
      },
    })
    return ranks.map(({ index, text, score }) => ({
      index,
      ...(text === undefined ? {} : { text }),
      score,
    }))
  })
}
