import { flattenGeneration } from '../../dialects/hub/generationParameters.ts'
import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { textAnswer } from '../../dialects/hub/textAnswer.ts'
import { inTurn, moved, unchanged, type Step } from '../../dialects/shared/decoded.ts'
import { isJsonObject } from '../../dialects/shared/isJsonObject.ts'

/** Under which names OpenAI's `verbose_json` has the parts, and the text of one. */
const PARTS = [
  ['segments', 'text'],
  ['words', 'word'],
] as const

/** Parts with a start and an end, as `/v1/audio/transcriptions` gives them, become chunks. */
const readParts: Step = (wire) => {
  if (!isJsonObject(wire) || wire['chunks'] !== undefined) return unchanged(wire)
  const [name, textName] = PARTS.find(([key]) => Array.isArray(wire[key])) ?? []
  const parts: unknown = name === undefined ? undefined : wire[name]
  if (name === undefined || !Array.isArray(parts) || !parts.every(isJsonObject))
    return unchanged(wire)
  return moved(
    {
      ...wire,
      chunks: parts.map((part) => ({
        text: part[textName ?? 'text'],
        timestamp: [part['start'], part['end']],
      })),
    },
    parts.flatMap((_part, index) => [
      { to: ['chunks', index, 'text'], from: [name, index, textName ?? 'text'] },
      { to: ['chunks', index, 'timestamp', 0], from: [name, index, 'start'] },
      { to: ['chunks', index, 'timestamp', 1], from: [name, index, 'end'] },
    ]),
  )
}

export default {
  decodeRequest: flattenGeneration,
  decodeOutput: inTurn(textAnswer('text'), readParts),
} satisfies HubDialect
