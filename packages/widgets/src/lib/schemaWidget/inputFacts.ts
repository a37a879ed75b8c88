import { mediaPaths, schemaOf, type MediaPath, type TaskRef } from '@taskmesh/tasks'
import { hasFields } from '../form/records.ts'
import { readTable, rowCount, type Table } from '../form/tableValue.ts'
import type { MediaValue } from '../media/MediaPreview.svelte.ts'
import { readMediaValue } from './readMediaValue.ts'

/** What an output may refer to in the input that it answers. */
export interface InputFacts {
  /** The image that boxes, points and masks lie in. */
  image: MediaValue | undefined
  /** The text that spans lie in. */
  text: string | undefined
  /** The texts that scores or indices stand for. */
  texts: readonly string[] | undefined
  /** Name of the list that indices count. */
  listName: string | undefined
  /** The table whose rows have a result each. */
  table: Table | undefined
}

function imageOf(places: readonly MediaPath[], input: unknown): MediaValue | undefined {
  const path = places.find(({ kind, path: keys }) => kind === 'image' && !keys.includes('*'))?.path
  const value = path?.reduce<unknown>((part, key) => (hasFields(part) ? part[key] : part), input)
  return readMediaValue(value) || undefined
}

/** Finds what an output may refer to in an input. */
export function inputFacts(task: TaskRef, input: unknown): InputFacts {
  const places = mediaPaths(schemaOf(task).inputs)
  const isMedia = (name?: string) => places.some(({ path }) => path[0] === name)
  const parts = hasFields(input) ? Object.entries(input) : []
  const lists = parts.filter(([, part]) => Array.isArray(part))
  const [name, list] = lists.length === 1 ? (lists[0] ?? []) : []
  const isTexts = Array.isArray(list) && list.every((item) => typeof item === 'string')
  const tables = parts.map(([, part]) => readTable(part)).filter((table) => table !== undefined)
  return {
    image: imageOf(places, input),
    text: typeof input === 'string' && !isMedia(undefined) ? input : undefined,
    texts: isTexts && !isMedia(name) ? list : undefined,
    listName: name,
    table: tables.find((table) => rowCount(table) > 0),
  }
}
