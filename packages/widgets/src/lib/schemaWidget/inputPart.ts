import {
  fieldIn,
  itemIn,
  mediaKindOf,
  optionsOf,
  type JsonSchema,
} from '@taskmesh/tasks/json-schema'
import { labelOf } from '../form/labelOf.ts'
import { hasFields } from '../form/records.ts'
import { readTable, rowCount, type Table } from '../form/tableValue.ts'
import type { MediaValue } from '../media/MediaPreview.svelte.ts'
import { readMediaValue } from './readMediaValue.ts'

/** The input that an output answers, with its schema. */
export interface AnsweredInput {
  value: unknown
  schema: JsonSchema
}

interface InputPart {
  name: string
  value: unknown
  schema: JsonSchema | undefined
}

/** The part of an input that a role refers to. Source of the form of `of`: RFC 6901. */
function partAt({ value, schema }: AnsweredInput, of: string): InputPart {
  const keys = of.split('/').slice(1)
  return keys.reduce<InputPart>(
    (part, escaped) => {
      const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~')
      const inner = hasFields(part.value) ? part.value[key] : undefined
      return { name: labelOf(key), value: inner, schema: fieldIn(part.schema, key) }
    },
    { name: 'Input', value, schema },
  )
}

function isMedia(schema: JsonSchema | undefined): boolean {
  return schema !== undefined && optionsOf(schema).some((one) => mediaKindOf(one) !== undefined)
}

/** The image that boxes, points and masks lie in. */
export function imageAt(input: AnsweredInput, of = ''): MediaValue | undefined {
  const { value, schema } = partAt(input, of)
  return isMedia(schema) ? readMediaValue(value) || undefined : undefined
}

/** The only image of an input: the input itself, or its only field that holds one. */
export function onlyImage({ value, schema }: AnsweredInput): MediaValue | undefined {
  const isImage = (part: JsonSchema | undefined) =>
    part !== undefined && optionsOf(part).some((one) => mediaKindOf(one) === 'image')
  const fields = hasFields(value) ? Object.keys(value) : []
  const parts = isImage(schema)
    ? [value]
    : fields
        .filter((key) => isImage(fieldIn(schema, key)))
        .map((key) => partAt({ value, schema }, `/${key}`).value)
  const [image, ...others] = parts.map(readMediaValue).filter((part) => part !== '')
  return others.length === 0 ? image : undefined
}

/** The text that spans lie in. */
export function textAt(input: AnsweredInput, of: string): string | undefined {
  const { value, schema } = partAt(input, of)
  return typeof value === 'string' && !isMedia(schema) ? value : undefined
}

/** A list that indices count, and whose texts scores stand for. */
export interface CountedList {
  name: string
  /** The texts; `undefined` for lists of anything else. */
  texts: readonly string[] | undefined
}

export function listAt(input: AnsweredInput, of: string): CountedList {
  const { name, value, schema } = partAt(input, of)
  const isTexts =
    Array.isArray(value) &&
    value.every((item) => typeof item === 'string') &&
    !isMedia(itemIn(schema))
  return { name, texts: isTexts ? value : undefined }
}

/** The table whose rows have a result each. */
export function tableAt(input: AnsweredInput, of: string): Table | undefined {
  const table = readTable(partAt(input, of).value)
  return table !== undefined && rowCount(table) > 0 ? table : undefined
}
