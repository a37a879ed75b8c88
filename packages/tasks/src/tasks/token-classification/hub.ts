import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { unchanged } from '../../dialects/shared/decoded.ts'
import { isJsonObject } from '../../dialects/shared/isJsonObject.ts'

/**
 * The API's client wants `entity_group` in every answer. A token that is no group has its class in
 * both, which tells it from one.
 */
function addGroup(token: unknown): unknown {
  return isJsonObject(token) && 'entity' in token && !('entity_group' in token)
    ? { ...token, entity_group: token['entity'] }
    : token
}

/** Where a token lies is null when the tokenizer does not know. */
function readToken(token: unknown): unknown {
  if (!isJsonObject(token)) return token
  const isToken = token['entity'] !== undefined && token['entity'] === token['entity_group']
  const unknown = ['start', 'end', 'index'].filter((key) => token[key] === null)
  const left = isToken ? [...unknown, 'entity_group'] : unknown
  return Object.fromEntries(Object.entries(token).filter(([key]) => !left.includes(key)))
}

export default {
  spannedText: (input) => input,
  encodeOutput: (output) => (Array.isArray(output) ? output.map(addGroup) : output),
  decodeOutput: (wire) => unchanged(Array.isArray(wire) ? wire.map(readToken) : wire),
} satisfies HubDialect
