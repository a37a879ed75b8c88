import { isRecord } from '@taskmesh/errors'
import { formatPath, type Node } from '@taskmesh/tasks'
import { checkNode } from '@taskmesh/tasks/parse'
import * as z from 'zod/mini'
import { boxOverlap, boxSchema } from './boxOverlap.ts'
import { matchItems } from './matchItems.ts'
import type { Tolerance } from './tolerance.ts'

/** One place where two outputs are not the same. */
export interface Difference {
  /** Where, for example `[0].score`; empty for the whole. */
  path: string
  /** What is there, and what is there in the other one. */
  message: string
}

type ObjectNode = Extract<Node, { type: 'object' }>
type Path = readonly PropertyKey[]

/** Finds the differences of two values that fit one schema. */
export type Comparator = (a: unknown, b: unknown, path?: Path) => Difference[]

const LONGEST_PREVIEW = 60
/** The longest list whose items are paired in any order, which costs the square of its length. */
const LONGEST_PAIRED = 200

function preview(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value) ?? typeof value
  return text.length <= LONGEST_PREVIEW ? text : `${text.slice(0, LONGEST_PREVIEW)}…`
}

function differ(path: Path, a: unknown, b: unknown): Difference[] {
  return [{ path: formatPath(path), message: `${preview(a)} and ${preview(b)}` }]
}

function isClose(a: number, b: number, tolerance: number): boolean {
  return Object.is(a, b) || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b))
}

function normalize(text: string): string {
  return text.normalize('NFC').trim()
}

/** Compares what a schema does not describe, by what is there. */
function compareValues(tolerance: Tolerance): Comparator {
  const compare: Comparator = (a, b, path = []) => {
    if (typeof a === 'number' && typeof b === 'number') {
      return isClose(a, b, tolerance.number) ? [] : differ(path, a, b)
    }
    if (typeof a === 'string' && typeof b === 'string') {
      return normalize(a) === normalize(b) ? [] : differ(path, a, b)
    }
    if (Array.isArray(a) && Array.isArray(b)) {
      if (a.length !== b.length) return differ(path, a, b)
      return a.flatMap((item, index) => compare(item, b[index], [...path, index]))
    }
    if (isRecord(a) && isRecord(b)) return compareKeys(() => compare)(a, b, path)
    return Object.is(a, b) ? [] : differ(path, a, b)
  }
  return compare
}

function compareKeys(comparatorAt: (key: string) => Comparator): Comparator {
  return (a, b, path = []) => {
    if (!isRecord(a) || !isRecord(b)) return differ(path, a, b)
    const keys = new Set([...Object.keys(a), ...Object.keys(b)])
    return [...keys].flatMap((key) => comparatorAt(key)(a[key], b[key], [...path, key]))
  }
}

function fieldsOf(node: Node): [key: string, field: Node][] {
  return node.type === 'object' ? Object.entries(node.fields) : []
}

/** What a node is to comparing, whether it may be left out or not. */
function roleOf(node: Node): Node['role'] {
  const isWrapped = node.type === 'optional' || node.type === 'nullable'
  return node.role ?? (isWrapped ? roleOf(node.inner) : undefined)
}

function compareBoxes(tolerance: Tolerance): Comparator {
  return (a, b, path = []) => {
    const [first, second] = [z.safeParse(boxSchema, a), z.safeParse(boxSchema, b)]
    if (!first.success || !second.success) return compareValues(tolerance)(a, b, path)
    return boxOverlap(first.data, second.data) >= tolerance.overlap ? [] : differ(path, a, b)
  }
}

/** The fields that the schema knows, and others where it allows them. */
function compareObjects(node: ObjectNode, tolerance: Tolerance): Comparator {
  const fields = new Map(
    Object.entries(node.fields).map(([key, field]) => [key, comparatorOf(field, tolerance)]),
  )
  const others = node.others === undefined ? () => [] : compareValues(tolerance)
  return compareKeys((key) => fields.get(key) ?? others)
}

/** The key of the field that holds the score of an object. */
function scoreKey(node: Node): string | undefined {
  return fieldsOf(node).find(([, field]) => roleOf(field) === 'score')?.[0]
}

function compareInSequence(item: Comparator): Comparator {
  return (a, b, path = []) => {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return differ(path, a, b)
    return a.flatMap((value: unknown, index) => item(value, b[index], [...path, index]))
  }
}

/** Answers with a score have no order of their own, and those without weight may be missing. */
function compareScored(item: Comparator, key: string, tolerance: Tolerance): Comparator {
  const inSequence = compareInSequence(item)
  const scoreOf = (value: unknown) => {
    const score = isRecord(value) ? value[key] : undefined
    return typeof score === 'number' ? score : Infinity
  }
  return (a, b, path = []) => {
    if (!Array.isArray(a) || !Array.isArray(b)) return differ(path, a, b)
    if (Math.max(a.length, b.length) > LONGEST_PAIRED) return inSequence(a, b, path)
    const { onlyFirst, onlySecond } = matchItems(a, b, (x, y) => item(x, y).length === 0)
    const weighs = (value: unknown) => scoreOf(value) > tolerance.number
    const missing = onlyFirst.filter((index) => weighs(a[index]))
    const added = onlySecond.filter((index) => weighs(b[index]))
    return [
      ...missing.flatMap((index) => differ([...path, index], a[index], b[added[0] ?? -1])),
      ...added
        .slice(missing.length)
        .flatMap((index) => differ([...path, index], undefined, b[index])),
    ]
  }
}

function compareArrays(node: Node, tolerance: Tolerance): Comparator {
  const item = comparatorOf(node, tolerance)
  const key = scoreKey(node)
  return key === undefined ? compareInSequence(item) : compareScored(item, key, tolerance)
}

/** Both have to fit the same member of a union. A number in the place of a string is a name. */
function compareUnions(options: readonly Node[], tolerance: Tolerance): Comparator {
  const areNames = options.some(({ type }) => type === 'string')
  const strict = areNames ? { ...tolerance, number: 0 } : tolerance
  const members = options.map((node) => ({
    node,
    compare: comparatorOf(node, node.type === 'number' ? strict : tolerance),
  }))
  return (a, b, path = []) => {
    const fitting = members.filter(
      ({ node }) => checkNode(node, a).success && checkNode(node, b).success,
    )
    const found = fitting.map(({ compare }) => compare(a, b, path))
    return found.toSorted((x, y) => x.length - y.length)[0] ?? differ(path, a, b)
  }
}

function compareOptional(inner: Node, tolerance: Tolerance, role: Node['role']): Comparator {
  const compare = comparatorOf(inner, tolerance, role)
  return (a, b, path = []) => {
    const [hasA, hasB] = [a ?? undefined, b ?? undefined].map((value) => value !== undefined)
    if (hasA && hasB) return compare(a, b, path)
    return hasA === hasB ? [] : differ(path, a, b)
  }
}

/**
 * Derives from a schema what it means for two values to be the same: texts are equal (spaces
 * around them aside), numbers are within the tolerance, what is in the role of a box overlaps enough, lists of up to 200
 * answers that have a field in the role of a score match in any order, other lists match item by item, objects in the fields
 * of the schema. What has no rule here has to be equal. A field that is marked as `incidental`, such
 * as an id that each provider makes up, is no part of the answer.
 */
export function comparatorOf(
  node: Node,
  tolerance: Tolerance,
  role: Node['role'] = roleOf(node),
): Comparator {
  if (node.incidental === true) return () => []
  if (role === 'box' && node.type === 'object') return compareBoxes(tolerance)
  switch (node.type) {
    case 'object':
      return compareObjects(node, tolerance)
    case 'array':
      return compareArrays(node.item, tolerance)
    case 'union':
      return compareUnions(node.options, tolerance)
    case 'optional':
    case 'nullable':
      return compareOptional(node.inner, tolerance, role)
    default:
      return compareValues(tolerance)
  }
}
