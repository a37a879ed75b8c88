import { inTurn, moved, unchanged, type Decoded, type Step } from '../../shared/decoded.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'
import { renamed } from '../../shared/renamed.ts'
import type { HubForm } from '../hubForm.ts'

/** A document is a string, or an object that holds one. */
function readDocuments(body: Record<string, unknown>): Decoded {
  const { documents, inputs: _none, ...rest } = body
  if (!Array.isArray(documents)) return unchanged(body)
  const isObject = documents.map(isJsonObject)
  return moved(
    {
      ...rest,
      texts: documents.map((document: unknown) =>
        isJsonObject(document) ? document['text'] : document,
      ),
    },
    [
      ...documents.flatMap((_document, index) =>
        isObject[index] ? [{ to: ['texts', index], from: ['documents', index, 'text'] }] : [],
      ),
      { to: ['texts'], from: ['documents'] },
    ],
  )
}

const onBody =
  (step: (body: Record<string, unknown>) => Decoded): Step =>
  (body) =>
    isJsonObject(body) ? step(body) : unchanged(body)

function resultOf(ranked: unknown): unknown {
  if (!isJsonObject(ranked)) return ranked
  const { index, score, text } = ranked
  return { index, relevance_score: score, ...(text === undefined ? {} : { document: { text } }) }
}

/**
 * `{ query, documents, top_n?, return_documents? }` of `/v1/rerank`, as Cohere made it and Jina, vLLM and
 * llama.cpp take it.
 *
 * Source: Cohere API reference, "Rerank API"; vLLM, `entrypoints/openai/protocol.py`, `RerankResponse`.
 */
export const rerankForm: HubForm = {
  name: 'rerank',
  isBody: ({ documents }) => Array.isArray(documents),
  decodeBody: inTurn(
    onBody(readDocuments),
    onBody((body) => renamed(body, 'top_n', 'top_k')),
    onBody((body) => renamed(body, 'return_documents', 'return_text')),
  ),
  encodeAnswer: ({ outputs, facts: { id = '', model = '' } }) => ({
    id,
    model,
    results: outputs.flat().map(resultOf),
  }),
}
