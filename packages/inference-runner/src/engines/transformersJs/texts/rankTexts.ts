import type { TaskOutput } from '@taskmesh/tasks'
import { toScores } from '../../scores.ts'
import { describeCutRows } from './loadTextModel.ts'
import { runRows } from './runRows.ts'
import type { SentenceModel, TruncationParameters } from './SentenceModel.ts'
import { similarity } from './similarity.ts'

/** A question and the texts that may answer it. */
export interface QueryAndTexts {
  query: string
  texts: readonly string[]
}

/** How texts are scored. */
export interface ScoreTextsOptions extends TruncationParameters {
  /** Whether scores stay on the model's scale; otherwise they lie between 0 and 1. */
  isRaw: boolean
  signal: AbortSignal
}

/** The names that sentence-transformers tries for the prompt of a text that is searched. */
const DOCUMENT_PROMPTS = ['document', 'passage', 'corpus']

/** Scores of a cross-encoder: a class of its own, or the second of two. */
async function scorePairs(
  sentenceModel: SentenceModel,
  { query, texts }: QueryAndTexts,
  options: ScoreTextsOptions,
): Promise<{ scores: number[]; warnings: string[] }> {
  const { isRaw, signal } = options
  const rows = texts.map((text, index) =>
    sentenceModel.encode(query, text, options, `inputs.texts[${index}]`),
  )
  const tokens = rows.map((row) => row.tokens)
  const names = { logits: ['logits'] }
  const results = await runRows(sentenceModel.model, tokens, { names, byToken: false, signal })
  const scores = results.map(({ logits }) => {
    const numbers = Array.from(logits.data)
    if (isRaw) return numbers.at(-1) ?? 0
    return toScores(numbers, numbers.length === 1 ? 'sigmoid' : 'softmax').at(-1) ?? 0
  })
  return { scores, warnings: describeCutRows(rows, sentenceModel.limit) }
}

/** Scores of a model that makes a vector of each text. */
async function scoreVectors(
  sentenceModel: SentenceModel,
  { query, texts }: QueryAndTexts,
  options: ScoreTextsOptions,
): Promise<{ scores: number[]; warnings: string[] }> {
  const { prompts, similarity: how } = sentenceModel.settings
  const documentPrompt = DOCUMENT_PROMPTS.find((name) => Object.hasOwn(prompts, name))
  const queryPrompt = Object.hasOwn(prompts, 'query') ? 'query' : undefined
  const asked = await sentenceModel.embed([query], {
    ...options,
    prompt: sentenceModel.promptOf(queryPrompt),
    pathOf: () => 'inputs.query',
  })
  const found = await sentenceModel.embed(texts, {
    ...options,
    prompt: sentenceModel.promptOf(documentPrompt),
    pathOf: (index) => `inputs.texts[${index}]`,
  })
  const wanted = asked.vectors[0]?.[0] ?? []
  const scores = found.vectors.map(([vector = []]) => {
    const score = similarity(wanted, vector, how)
    if (options.isRaw) return score
    return how === 'cosine' ? (1 + score) / 2 : (toScores([score], 'sigmoid')[0] ?? 0)
  })
  const cutQuery = asked.warnings.map((warning) => warning.replace(/^The text/, 'The query'))
  return { scores, warnings: [...cutQuery, ...found.warnings] }
}

/** Scores each text by how well it answers the query. */
export function scoreTexts(
  sentenceModel: SentenceModel,
  inputs: QueryAndTexts,
  options: ScoreTextsOptions,
): Promise<{ scores: number[]; warnings: string[] }> {
  return sentenceModel.isCrossEncoder
    ? scorePairs(sentenceModel, inputs, options)
    : scoreVectors(sentenceModel, inputs, options)
}

/** The texts by their scores, best first. */
export function rankTexts(
  texts: readonly string[],
  scores: readonly number[],
  { count, withText }: { count: number; withText: boolean },
): TaskOutput<'text-ranking'> {
  return texts
    .map((text, index) => ({
      index,
      score: scores[index] ?? 0,
      ...(withText ? { text } : {}),
    }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, count)
}
