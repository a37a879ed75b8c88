import { rerankForm } from '../../dialects/hub/forms/rerank.ts'
import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { listUnder } from '../../dialects/hub/wrappers.ts'
import { inTurn, moved, unchanged, type Decoded, type Step } from '../../dialects/shared/decoded.ts'
import { isJsonObject } from '../../dialects/shared/isJsonObject.ts'
import { onEach } from '../../dialects/shared/onParts.ts'

/** A place among the texts as other servers name its parts. */
function readRank(rank: unknown): Decoded {
  if (!isJsonObject(rank)) return unchanged(rank)
  const { relevance_score: relevance, corpus_id: id, document, ...rest } = rank
  const text = isJsonObject(document) ? document['text'] : document
  return moved(
    {
      ...(relevance === undefined ? {} : { score: relevance }),
      ...(id === undefined ? {} : { index: id }),
      ...(typeof text === 'string' ? { text } : {}),
      ...rest,
    },
    [
      ...(relevance === undefined ? [] : [{ to: ['score'], from: ['relevance_score'] }]),
      ...(id === undefined ? [] : [{ to: ['index'], from: ['corpus_id'] }]),
    ],
  )
}

/** Scores alone are those of the texts in their order. */
const readScores: Step = (scores) => {
  if (!Array.isArray(scores) || !scores.every((score) => typeof score === 'number'))
    return unchanged(scores)
  const ranks = scores
    .map((score, index) => ({ index, score }))
    .toSorted((a, b) => b.score - a.score)
  return { value: ranks, toWire: ([place]) => [ranks[Number(place)]?.index ?? 0] }
}

/** Servers answer with a list, bare or under a name, of scores or of places. */
export default {
  forms: [rerankForm],
  unwrapAnswer: listUnder('results', 'data', 'scores'),
  decodeOutput: inTurn(readScores, onEach(readRank)),
} satisfies HubDialect
