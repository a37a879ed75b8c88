import * as z from 'zod/mini'
import { EngineCrashedError } from '../errors.ts'

/** Arrays below this many bytes stay where they are: a file would cost more than the copy. */
const SMALLEST_BYTES = 64 * 1024
/** How deep in a value arrays are looked for. Media lie within a few levels. */
const DEEPEST = 12

const ARRAY_TYPES = {
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Float32Array,
  Float64Array,
} as const

const ARRAY_NAMES = [
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Float32Array',
  'Float64Array',
] as const satisfies readonly (keyof typeof ARRAY_TYPES)[]

type ArrayName = (typeof ARRAY_NAMES)[number]

/** An array that travels beside a value: where it belongs in it, and what it is. */
export const attachment = z.object({
  keys: z.array(z.union([z.string(), z.int()])),
  type: z.enum(ARRAY_NAMES),
  byteLength: z.int().check(z.gte(0)),
})

export type Attachment = z.infer<typeof attachment>

/** A value without its large arrays, and the bytes of these, in the order of the attachments. */
export interface Detached {
  value: unknown[]
  attachments: Attachment[]
  arrays: Uint8Array[]
}

function nameOf(array: ArrayBufferView): ArrayName | undefined {
  if (Buffer.isBuffer(array)) return 'Uint8Array'
  return ARRAY_NAMES.find((name) => array.constructor === ARRAY_TYPES[name])
}

/**
 * Takes the large typed arrays out of a value, such as the pixels of images, so that they can travel
 * without being copied into a message. The value that is given stays as it is.
 *
 * @example
 * ```ts
 * detach([{ width: 512, height: 512, data: new Uint8Array(786_432) }])
 * // { value: [{ width: 512, height: 512, data: null }],
 * //   attachments: [{ keys: [0, 'data'], type: 'Uint8Array', byteLength: 786_432 }], arrays: [data] }
 * ```
 */
export function detach(value: readonly unknown[]): Detached {
  const attachments: Attachment[] = []
  const arrays: Uint8Array[] = []

  function take(part: unknown, keys: readonly (string | number)[]): unknown {
    if (typeof part !== 'object' || part === null) return part
    if (ArrayBuffer.isView(part)) {
      const type = part.byteLength < SMALLEST_BYTES ? undefined : nameOf(part)
      if (type === undefined) return part
      attachments.push({ keys: [...keys], type, byteLength: part.byteLength })
      arrays.push(new Uint8Array(part.buffer, part.byteOffset, part.byteLength))
      return null
    }
    if (keys.length > DEEPEST) return part
    if (Array.isArray(part)) return takeAll(part, keys)
    let copy: Record<string, unknown> | undefined
    for (const [key, item] of Object.entries(part)) {
      const taken = take(item, [...keys, key])
      if (taken !== item) (copy ??= { ...part })[key] = taken
    }
    return copy ?? part
  }

  function takeAll(list: readonly unknown[], keys: readonly (string | number)[]): unknown[] {
    let copy: unknown[] | undefined
    for (const [index, item] of list.entries()) {
      if (typeof item !== 'object') continue
      const taken = take(item, [...keys, index])
      if (taken !== item) (copy ??= [...list])[index] = taken
    }
    return copy ?? [...list]
  }

  return { value: takeAll(value, []), attachments, arrays }
}

function misplaced(): EngineCrashedError {
  return new EngineCrashedError('It sent media for a place that its message does not have.')
}

/**
 * Puts arrays back into a value from which they were taken.
 *
 * @param bytes - of each attachment, in memory of its own.
 * @throws {@link EngineCrashedError} when the value has no such places.
 */
export function attach(
  value: unknown[],
  attachments: readonly Attachment[],
  bytes: readonly ArrayBuffer[],
): void {
  for (const [index, { keys, type, byteLength }] of attachments.entries()) {
    const memory = bytes[index]
    const key = keys.at(-1)
    let holder: unknown = value
    for (const step of keys.slice(0, -1)) holder = partOf(holder, step)
    if (key === undefined || partOf(holder, key) !== null) throw misplaced()
    if (memory?.byteLength !== byteLength) throw misplaced()
    if (byteLength % ARRAY_TYPES[type].BYTES_PER_ELEMENT !== 0) throw misplaced()
    Object.assign(Object(holder), { [key]: new ARRAY_TYPES[type](memory) })
  }
}

function partOf(holder: unknown, key: string | number): unknown {
  if (typeof holder !== 'object' || holder === null) throw misplaced()
  if (!Object.hasOwn(holder, key)) throw misplaced()
  return Reflect.get(holder, key)
}
