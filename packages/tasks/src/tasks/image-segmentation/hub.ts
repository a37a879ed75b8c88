import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { isJsonObject } from '../../dialects/shared/isJsonObject.ts'

/** The API's client takes no null: a segment without a score has no key for it. */
function withoutNull(segment: unknown): unknown {
  if (!isJsonObject(segment) || segment['score'] !== null) return segment
  const { score: _score, ...rest } = segment
  return rest
}

export default {
  encodeOutput: (output) => (Array.isArray(output) ? output.map(withoutNull) : output),
} satisfies HubDialect
