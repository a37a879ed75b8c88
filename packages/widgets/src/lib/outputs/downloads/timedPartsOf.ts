import {
  fieldIn,
  fieldsWith,
  itemIn,
  numberWith,
  textWith,
  type JsonSchema,
} from '@taskmesh/tasks/json-schema'
import { hasFields } from '../../form/records.ts'
import type { GivenPart } from '../../media/audio/timedParts.ts'

type Part = JsonSchema | undefined

/** Start and end in seconds, whether the schema has them as one field or as two. */
function timesOf(value: unknown, schema: Part): Pick<GivenPart, 'startS' | 'endS'> | undefined {
  const [interval] = fieldsWith(value, schema, 'interval').filter(
    ({ role }) => role.unit === 'second',
  )
  const [from, to]: unknown[] = Array.isArray(interval?.value) ? interval.value : []
  if (typeof from === 'number') return { startS: from, endS: typeof to === 'number' ? to : null }
  const isTimed = fieldsWith(value, schema, 'start').some(({ role }) => role.unit === 'second')
  const startS = numberWith(value, schema, 'start')
  const endS = numberWith(value, schema, 'end') ?? null
  return isTimed && startS !== undefined ? { startS, endS } : undefined
}

/** What stands in a caption of a part that says nothing. */
const SOUND = '♪'

/**
 * The parts of a recording that an output says the times of, in seconds, as its schema tells: those of a
 * transcript, or where somebody speaks.
 */
export function timedPartsOf(value: unknown, schema: Part): GivenPart[] {
  if (schema === undefined) return []
  if (Array.isArray(value)) return value.flatMap((item) => timedPartsOf(item, itemIn(schema)))
  if (!hasFields(value)) return []
  const times = timesOf(value, schema)
  if (times === undefined) {
    return Object.entries(value).flatMap(([key, part]) => timedPartsOf(part, fieldIn(schema, key)))
  }
  const text = textWith(value, schema, 'text') ?? textWith(value, schema, 'label') ?? SOUND
  return [{ text, ...times }]
}
