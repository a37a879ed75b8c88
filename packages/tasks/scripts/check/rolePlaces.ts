// The index of the folder loads the schemas of all tasks, and fails where one of them cannot be loaded.
import { fieldRoleOf } from '../../src/jsonSchema/fieldRoleOf.ts'
import { asSchema } from '../../src/jsonSchema/parts.ts'
import type { JsonSchema } from '../../src/jsonSchema/toJsonSchema.ts'

/** A place in a JSON Schema. */
export interface Place {
  where: string
  part: JsonSchema
  /** What the part and those that it is in say of it, from the outside in. */
  roles: string[]
}

/** All schemas inside a schema. */
export function placesOf(part: unknown, where = '', roles: string[] = []): Place[] {
  const schema = asSchema(part)
  if (schema === undefined) return []
  const own = fieldRoleOf(schema)
  const all = own === undefined ? roles : [...roles, own.role]
  const { properties, items, prefixItems, additionalProperties, anyOf, oneOf } = schema
  return [
    { where, part: schema, roles: all },
    ...Object.entries(properties ?? {}).flatMap(([key, inner]) =>
      placesOf(inner, `${where}/${key}`, all),
    ),
    ...[items, additionalProperties].flatMap((inner) => placesOf(inner, `${where}/*`, all)),
    ...[...(prefixItems ?? []), ...(anyOf ?? []), ...(oneOf ?? [])].flatMap((inner) =>
      placesOf(inner, where, all),
    ),
  ]
}

function isNumber({ part }: Place): boolean {
  return [part.type].flat().some((type) => type === 'number' || type === 'integer')
}

/** The numbers of an output of which nobody has said what they are to a view, as paths. */
export function numbersWithoutRole(schema: JsonSchema): string[] {
  return placesOf(schema)
    .filter((place) => isNumber(place) && place.roles.length === 0)
    .map(({ where }) => where || '/')
}
