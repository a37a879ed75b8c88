import { isRecord } from '@taskmesh/errors'

/** Finds what a `$ref` of a schema stands for. */
export type Resolve = (reference: string) => unknown

const COMBINATIONS = ['allOf', 'anyOf', 'oneOf'] as const

function listOf(part: unknown): readonly unknown[] {
  return Array.isArray(part) ? part : []
}

/** The strings that a schema names one by one; `*` when it takes any. */
function valuesOf(schema: Record<string, unknown>): string[] {
  const { type, enum: values, const: value } = schema
  const named = value === undefined ? listOf(values) : [value]
  if (named.length > 0) return named.filter((one) => typeof one === 'string')
  const isNamedBelow = COMBINATIONS.flatMap((key) => listOf(schema[key])).some(
    (part) => isRecord(part) && ('const' in part || 'enum' in part),
  )
  if (isNamedBelow) return []
  return [type].flat().includes('string') ? ['*'] : []
}

/**
 * Lists the places of a JSON Schema: `inputs`, `parameters.top_k`, `[].label`. `[]` stands for the items of an
 * array, `{}` for the values of an object with free keys and `=` for a string that may be there: `=softmax`
 * for this one, `=*` for any.
 */
export function fieldPaths(
  schema: unknown,
  resolve: Resolve,
  path: string,
  inside: readonly string[] = [],
): Set<string> {
  const found = new Set([path])
  if (!isRecord(schema)) return found
  const walk = (part: unknown, to: string, via = inside) => {
    for (const one of fieldPaths(part, resolve, to, via)) found.add(one)
  }
  const { $ref: reference, properties, items, prefixItems, additionalProperties } = schema
  if (typeof reference === 'string' && !inside.includes(reference))
    walk(resolve(reference), path, [...inside, reference])
  for (const key of COMBINATIONS) for (const part of listOf(schema[key])) walk(part, path)
  for (const [key, part] of Object.entries(isRecord(properties) ? properties : {}))
    walk(part, path === '' ? key : `${path}.${key}`)
  for (const part of [...listOf(prefixItems), items]) if (isRecord(part)) walk(part, `${path}[]`)
  if (isRecord(additionalProperties) && Object.keys(additionalProperties).length > 0)
    walk(additionalProperties, `${path}{}`)
  for (const value of valuesOf(schema)) found.add(`${path}=${value}`)
  return found
}

/** Resolves references within one document: `#/$defs/Name`. */
export function within(document: unknown): Resolve {
  return (reference) =>
    reference
      .slice(reference.indexOf('#') + 1)
      .split('/')
      .filter((key) => key !== '')
      .reduce<unknown>((part, key) => (isRecord(part) ? part[key] : undefined), document)
}
