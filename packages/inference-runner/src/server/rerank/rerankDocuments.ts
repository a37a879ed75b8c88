import { randomUUID } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { DialectContext } from '../core/dialect.ts'
import { readAs } from '../textEmbeddings/bodySchemas.ts'
import { rankTexts } from '../textEmbeddings/rankTexts.ts'
import { rerankBody } from './bodySchemas.ts'
import { documentText, type RerankDocument } from './documentText.ts'

/** How many documents of one query Cohere counts as a unit of search. */
const DOCUMENTS_PER_UNIT = 100

/** A ranked document as Jina and Cohere write it. */
export interface RankedDocument {
  index: number
  relevance_score: number
  document?: Readonly<Record<string, unknown>> | undefined
}

/** What Jina answers, with what Cohere answers beside it. */
export interface RerankAnswer {
  id: string
  object: 'list'
  model: string
  usage: { total_tokens: number; prompt_tokens: number }
  results: RankedDocument[]
  meta: {
    api_version: { version: '1' | '2' }
    billed_units: { search_units: number }
  }
}

/** Cohere's own clients, which get documents only when they ask for them; Jina's API gives them by itself. */
function isCohere({ request }: FastifyReply): boolean {
  return /^cohere/i.test(String(request.headers['x-fern-sdk-name'] ?? ''))
}

function written(document: RerankDocument | undefined): Readonly<Record<string, unknown>> {
  return typeof document === 'object' ? document : { text: document ?? '' }
}

/**
 * Ranks documents as Jina and version 1 of Cohere's API do: relevance is from 0 to 1, best first.
 *
 * @throws InvalidRequestError for a body that does not fit.
 */
export async function rerankDocuments(
  context: Pick<DialectContext, 'runner' | 'calls'>,
  reply: FastifyReply,
  given: unknown,
): Promise<RerankAnswer> {
  const body = readAs('text-ranking', rerankBody, given)
  const { documents, rank_fields: fields, top_n: count, return_documents: asked } = body
  const texts = documents.map((document, index) => documentText(document, fields, index))
  const { model, ranks, tokens = 0 } = await rankTexts(context, reply, {
    query: body.query,
    texts,
    model: body.model,
    parameters: (count ?? null) === null ? {} : { top_k: Math.min(Number(count), texts.length) },
  })
  const withDocuments = asked ?? !isCohere(reply)
  return {
    id: randomUUID(),
    object: 'list',
    model: model.id,
    usage: { total_tokens: tokens, prompt_tokens: tokens },
    results: ranks.map(({ index, score }) => ({
      index,
      relevance_score: score,
      ...(withDocuments ? { document: written(documents[index]) } : {}),
    })),
    meta: {
      api_version: { version: '1' },
      billed_units: { search_units: Math.ceil(texts.length / DOCUMENTS_PER_UNIT) },
    },
  }
}

/** Ranks documents as version 2 of Cohere's API does, whose answers have no documents. */
export async function rerankTexts(
  context: Pick<DialectContext, 'runner' | 'calls'>,
  reply: FastifyReply,
  given: unknown,
): Promise<Pick<RerankAnswer, 'id' | 'results' | 'meta'>> {
  const { id, results, meta } = await rerankDocuments(context, reply, given)
  return {
    id,
    results: results.map(({ index, relevance_score }) => ({ index, relevance_score })),
    meta: { ...meta, api_version: { version: '2' } },
  }
}
