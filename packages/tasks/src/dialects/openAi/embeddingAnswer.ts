import { moved, unchanged, type Step } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { readEmbeddingBase64 } from './embeddingNumbers.ts'

interface Found {
  vector: unknown
  /** Where in the answer's list it was. */
  place: number
  /** Which of the inputs it belongs to. */
  index: number
}

function readItem(item: Record<string, unknown>, place: number): Found {
  const { embedding, index } = item
  const vector = typeof embedding === 'string' ? readEmbeddingBase64(embedding) : undefined
  return { vector: vector ?? embedding, place, index: typeof index === 'number' ? index : place }
}

/**
 * An answer of `/v1/embeddings` as the list of its vectors, in the order of the inputs. The list may come
 * alone, as llama.cpp's `/embedding` gives it.
 */
export const readEmbeddings: Step = (wire) => {
  const isList = Array.isArray(wire)
  const data: unknown = isJsonObject(wire) ? wire['data'] : wire
  const at = isList ? [] : ['data']
  const items = Array.isArray(data) ? data.filter(isJsonObject) : []
  const isAnswer = Array.isArray(data) && items.length === data.length && items.length > 0
  if (!isAnswer || !items.every((item) => 'embedding' in item)) return unchanged(wire)
  const found = items.map(readItem).toSorted((a, b) => a.index - b.index)
  return moved(
    found.map(({ vector }) => vector),
    [
      ...found.map(({ place }, index) => ({
        to: [index],
        from: [...at, place, 'embedding'],
      })),
      { to: [], from: at, isWhole: true },
    ],
  )
}
