import { isRecord } from '@taskmesh/errors'

/** An object with any keys. */
export type AnyRecord = Readonly<Record<string, unknown>>

/** Returns whether a value is an object with fields: no array, and no media in memory. */
export function hasFields(value: unknown): value is AnyRecord {
  return isRecord(value) && !(value instanceof Blob) && !ArrayBuffer.isView(value)
}

/** A copy with another value under a key, or without the key when the value is `undefined`. */
export function withKey(record: AnyRecord, key: string, value: unknown): AnyRecord {
  if (value !== undefined) return { ...record, [key]: value }
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
}

/** A copy in which a key has another name and the same place. */
export function renameKey<Value>(
  record: Readonly<Record<string, Value>>,
  from: string,
  to: string,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name === from ? to : name, value]),
  )
}

/** A name that a record does not have yet: the word, or the word with a number. */
export function freeKey(record: AnyRecord, word: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${word} ${number}`
    if (!Object.hasOwn(record, name)) return name
  }
}
