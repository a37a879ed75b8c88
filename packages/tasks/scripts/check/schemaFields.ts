import * as z from 'zod/mini'

/** A literal such as `type: "text"` tells variants of a union apart and needs no words. */
function isTag(schema: z.core.$ZodType): boolean {
  return (schema as z.core.$ZodTypes)._zod.def.type === 'literal'
}

/** The fields of a schema, with those of its parts: each with its path and its name. */
export function* fieldsIn(
  schema: z.core.$ZodType,
  path: string,
): Generator<{ path: string; name: string; field: z.core.$ZodType }> {
  // Every class of zod is one of this union, which only the compiler does not know.
  const def = (schema as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'object':
      for (const [name, field] of Object.entries(def.shape)) {
        const here = `${path}.${name}`
        yield { path: here, name, field }
        yield* fieldsIn(field, here)
      }
      break
    case 'array':
      yield* fieldsIn(def.element, `${path}[]`)
      break
    case 'optional':
    case 'nullable':
      yield* fieldsIn(def.innerType, path)
      break
    case 'union':
      for (const option of def.options) yield* fieldsIn(option, path)
      break
    case 'record':
      yield* fieldsIn(def.valueType, `${path}.*`)
      break
    case 'tuple':
      for (const [index, item] of def.items.entries()) yield* fieldsIn(item, `${path}[${index}]`)
      break
    default:
  }
}

/** The places of a schema that say nothing about themselves, as paths. */
export function undescribed(schema: z.core.$ZodType, path: string): string[] {
  return [...fieldsIn(schema, path)]
    .filter(({ field }) => !z.globalRegistry.get(field)?.description && !isTag(field))
    .map((place) => place.path)
}
