import { moved, unchanged, type Decoded, type Step } from '../../shared/decoded.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'
import { withoutNull } from './compact.ts'

/** The name of a shape that came without one, which OpenAI demands. */
const NAMELESS = 'response'

const OPTIONAL = ['description', 'schema', 'strict'] as const

function nameless(schema: Record<string, unknown>, from: readonly string[]): Decoded {
  return moved({ type: 'json_schema', json_schema: { name: NAMELESS, schema } }, [
    { to: ['json_schema', 'schema'], from },
    { to: ['json_schema'], from: [] },
  ])
}

/** `{ type: "json_schema", json_schema }`, whose shape may lie there without a name, or as it is. */
function readShape(format: Record<string, unknown>, shape: Record<string, unknown>): Decoded {
  const isBare = !('schema' in shape) && !('name' in shape)
  if (isBare && Object.keys(shape).length > 0) return nameless(shape, ['json_schema'])
  const named = { name: NAMELESS, ...withoutNull(shape, [...OPTIONAL, 'name']) }
  return unchanged({ ...format, json_schema: named })
}

/**
 * The form of an answer. TGI writes `{ type: "json", value }`; Together, Fireworks and llama.cpp put the
 * shape under `schema`, OpenAI's Responses puts its parts beside the type; a type may come alone.
 */
export const readResponseFormat: Step = (format) => {
  if (typeof format === 'string')
    return moved({ type: format }, [{ to: [], from: [], isWhole: true }])
  if (!isJsonObject(format)) return unchanged(format)
  const { type, json_schema: shape, schema, value, ...rest } = format
  if (isJsonObject(shape)) return readShape({ ...rest, type: 'json_schema' }, shape)
  if (type === 'json' || type === 'json_object' || type === 'json_schema') {
    if (isJsonObject(value) && isJsonObject(value['schema'])) return inShape(value, ['value'])
    if (isJsonObject(value)) return nameless(value, ['value'])
    if (isJsonObject(schema)) return inShape({ ...rest, schema }, [])
    return unchanged({ ...rest, type: type === 'json' ? 'json_object' : type })
  }
  return unchanged(format)
}

/** A shape with its name and schema, from where that lay. */
function inShape(shape: Record<string, unknown>, from: readonly string[]): Decoded {
  const named = { name: NAMELESS, ...withoutNull(shape, [...OPTIONAL, 'name']) }
  return moved({ type: 'json_schema', json_schema: named }, [{ to: ['json_schema'], from }])
}
