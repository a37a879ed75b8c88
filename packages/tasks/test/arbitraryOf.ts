import fc from 'fast-check'
import * as z from 'zod/mini'
import { toBase64 } from '../src/media/index.ts'
import { mediaOf } from '../src/schema/media.ts'
import { isSafeName } from './arbitraryJson.ts'

const MOST_ITEMS = 4
const LONGEST_TEXT = 20

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const base64 = fc
  .uint8Array({ minLength: 8, maxLength: 40 })
  .map((bytes) => toBase64(Uint8Array.from([...png, ...bytes])))

/** Media as strings in all their forms. */
const media = fc.oneof(
  base64,
  base64.map((text) => `data:image/png;base64,${text}`),
  fc.webUrl({ validSchemes: ['http', 'https'] }),
)

function defOf({ _zod: { def } }: z.core.$ZodTypes): z.core.$ZodTypes['_zod']['def'] {
  return def
}

interface Bounds {
  minimum: number
  maximum: number
  isMinimumOut: boolean
  isMaximumOut: boolean
  pattern: RegExp | undefined
}

/** What the checks of a schema say of length, size or form. */
function boundsOf(schema: z.core.$ZodTypes): Bounds {
  const bounds: Bounds = {
    minimum: -Infinity,
    maximum: Infinity,
    isMinimumOut: false,
    isMaximumOut: false,
    pattern: undefined,
  }
  for (const check of defOf(schema).checks ?? []) {
    // The union of all kinds of check, of which every check is one.
    const {
      _zod: { def },
    } = check as z.core.$ZodChecks
    if (def.check === 'min_length') bounds.minimum = def.minimum
    if (def.check === 'max_length') bounds.maximum = def.maximum
    if (def.check === 'greater_than') {
      Object.assign(bounds, { minimum: def.value, isMinimumOut: !def.inclusive })
    }
    if (def.check === 'less_than') {
      Object.assign(bounds, { maximum: def.value, isMaximumOut: !def.inclusive })
    }
    if (def.check === 'string_format') bounds.pattern = def.pattern
  }
  return bounds
}

function numberOf(schema: z.core.$ZodTypes): fc.Arbitrary<number> {
  const { minimum, maximum, isMinimumOut, isMaximumOut } = boundsOf(schema)
  const min = Math.max(minimum, -1e9)
  const max = Math.min(maximum, 1e9)
  const def = defOf(schema)
  const isInteger = 'format' in def && def.format === 'safeint'
  const numbers = isInteger
    ? fc.integer({ min, max: isMaximumOut ? max - 1 : max })
    : fc.double({
        min,
        max,
        minExcluded: isMinimumOut,
        maxExcluded: isMaximumOut,
        noNaN: true,
      })
  return numbers.map((number) => (Object.is(number, -0) ? 0 : number))
}

function textOf(schema: z.core.$ZodTypes): fc.Arbitrary<string> {
  const { minimum, maximum, pattern } = boundsOf(schema)
  const [minLength, maxLength] = [Math.max(minimum, 0), Math.min(maximum, LONGEST_TEXT)]
  return pattern === undefined
    ? fc
        .string({
          minLength,
          maxLength,
          unit: fc.oneof(
            fc.string({ minLength: 1, maxLength: 1 }),
            fc.constantFrom('é', '\ud83d\ude00', '\ud800', '\u0000'),
          ),
        })
        .map((text) => text.slice(0, maxLength))
    : fc.stringMatching(pattern).filter((text) => text.length <= maximum)
}

function sameLength(record: Record<string, unknown>): Record<string, unknown> {
  const lengths = Object.values(record).map((part) => (Array.isArray(part) ? part.length : 0))
  const shortest = Math.min(...lengths)
  return Object.fromEntries(
    Object.entries(record).map(([name, part]) => [
      name,
      Array.isArray(part) ? part.slice(0, shortest) : part,
    ]),
  )
}

function objectOf(shape: Record<string, z.core.$ZodType>): fc.Arbitrary<unknown> {
  const optional = Object.keys(shape).filter((name) => shape[name] instanceof z.ZodMiniOptional)
  const parts = Object.entries(shape).map(([name, part]) => [name, arbitraryOf(part)] as const)
  return fc.record(Object.fromEntries(parts), {
    requiredKeys: Object.keys(shape).filter((name) => !optional.includes(name)),
    noNullPrototype: true,
  })
}

/** Values that fit a schema of the registry. */
export function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  if (mediaOf(schema) !== undefined) return media
  // The union of all kinds of schema, of which every schema is one.
  const known = schema as z.core.$ZodTypes
  const def = defOf(known)
  switch (def.type) {
    case 'string':
      return textOf(known)
    case 'number':
      return numberOf(known)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'literal':
      return fc.constantFrom(...def.values)
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'optional':
      return arbitraryOf(def.innerType)
    case 'nullable':
      return fc.option(arbitraryOf(def.innerType), { nil: null })
    case 'union':
      return fc.oneof(...def.options.map(arbitraryOf))
    case 'tuple':
      return fc.tuple(...def.items.map(arbitraryOf))
    case 'object': {
      const others = def.catchall?._zod.def.type
      return def.catchall === undefined || others === 'unknown' || others === 'never'
        ? objectOf(def.shape)
        : fc.dictionary(fc.string().filter(isSafeName), arbitraryOf(def.catchall), {
            maxKeys: MOST_ITEMS,
            noNullPrototype: true,
          })
    }
    case 'array': {
      const { minimum, maximum } = boundsOf(known)
      const minLength = Math.max(minimum, 0)
      return fc.array(arbitraryOf(def.element), {
        minLength,
        maxLength: Math.max(minLength, Math.min(maximum, MOST_ITEMS)),
      })
    }
    case 'record': {
      const keys = textOf(def.keyType as z.core.$ZodTypes)
      return fc
        .dictionary(keys.filter(isSafeName), arbitraryOf(def.valueType), {
          minKeys: 1,
          maxKeys: MOST_ITEMS,
          noNullPrototype: true,
        })
        .map(sameLength)
    }
    default:
      throw new Error(`no values for a schema of type ${def.type}`)
  }
}
