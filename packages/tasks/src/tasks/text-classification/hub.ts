import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { zipLabels } from '../../dialects/hub/zipLabels.ts'
import { unchanged, type Decoded } from '../../dialects/shared/decoded.ts'
import { isJsonObject } from '../../dialects/shared/isJsonObject.ts'
import { onEach, onInput } from '../../dialects/shared/onParts.ts'

const PAIR = ['text', 'text_pair'] as const

/** `["a"]` or `["a", "b"]`, as Text Embeddings Inference takes one text or two, and `{ text }`. */
function readText(input: unknown): Decoded {
  if (Array.isArray(input)) {
    const [text, second]: unknown[] = input
    if (input.length === 1) return { value: text, toWire: () => [0] }
    if (input.length !== 2) return unchanged(input)
    return {
      value: { text, text_pair: second },
      toWire: ([key]) => (key === undefined ? [] : [PAIR.findIndex((name) => name === key)]),
    }
  }
  if (!isJsonObject(input) || (input['text_pair'] ?? null) !== null) return unchanged(input)
  return 'text' in input ? { value: input['text'], toWire: () => ['text'] } : unchanged(input)
}

/** The API answers one text with a list that holds the list of its classes. */
export default {
  decodeRequest: onInput((inputs) =>
    Array.isArray(inputs) ? onEach(readText)(inputs) : readText(inputs),
  ),
  answersInList: true,
  decodeOutput: zipLabels,
} satisfies HubDialect
