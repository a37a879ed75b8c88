import { fieldIn, itemIn } from '@taskmesh/tasks/json-schema'
import type { Mini } from './mini.ts'
import {
  areNumbers,
  areStrings,
  graphMini,
  isRecord,
  isTable,
  kindIn,
  mediaMini,
  tableMini,
  textMini,
  type Part,
} from './parts.ts'

const MAX_PARTS = 2
const MAX_TEXTS = 3

/** What the last person in a conversation said. */
function lastWords(messages: readonly unknown[]): Mini[] {
  const last = messages.findLast((message) => isRecord(message) && message['role'] === 'user')
  const content = isRecord(last) ? last['content'] : undefined
  return typeof content === 'string' ? [textMini(content)] : []
}

function arrayMinis(values: readonly unknown[], schema: Part): Mini[] {
  if (areNumbers(values)) return [{ type: 'numbers', values }]
  if (areStrings(values) && kindIn(itemIn(schema)) === undefined) {
    return [{ type: 'texts', texts: values.slice(0, MAX_TEXTS).map((text) => text.slice(0, 60)) }]
  }
  const words = lastWords(values)
  return words.length > 0 ? words : values.flatMap((value) => partsOf(value, itemIn(schema)))
}

function partsOf(value: unknown, schema: Part): Mini[] {
  const kind = kindIn(schema)
  if (typeof value === 'string') {
    return kind === undefined ? [textMini(value)] : [mediaMini(value, kind)]
  }
  if (Array.isArray(value)) return arrayMinis(value, schema)
  if (isTable(value, schema)) {
    const [column = []] = Object.values(value)
    const isWide = Object.keys(value).length > 1 || !areNumbers(column)
    return isWide ? [tableMini(value)] : [{ type: 'series', past: column, future: [] }]
  }
  if (!isRecord(value)) return []
  const graph = graphMini(Object.values(value))
  if (graph !== undefined) return [graph]
  return Object.entries(value).flatMap(([key, part]) => partsOf(part, fieldIn(schema, key)))
}

const FIRST: readonly Mini['type'][] = ['picture', 'wave', 'series', 'table']

/** Pictures, sounds and tables come before words. */
function weightOf({ type }: Mini): number {
  return FIRST.includes(type) ? 0 : 1
}

/** Draws the parts of an input that say most, two at most: what is seen or heard, then words. */
export function inputMini(input: unknown, schema: Part): Mini[] {
  const all = partsOf(input, schema)
  const sorted = all.toSorted((a, b) => weightOf(a) - weightOf(b))
  return sorted.slice(0, MAX_PARTS)
}
