import { InvalidCursorError } from '../errors/chainErrors.ts'

/**
 * A place in the history of a chain, as a string that can be kept anywhere. Everything in blocks before
 * the first number was given; of the blocks from there on, the events that are listed:
 * `<block>` or `<block>;<block>:<logs>;…` with logs such as `0-4,7`. The short form `<block>:<log>`
 * stands for everything up to that log.
 *
 * The list is what makes a restart exact although nodes that lag behind give events late.
 */
export type EventCursor = string

/** What a cursor stands for. */
export interface CursorPosition {
  /** Everything before this block was given. */
  block: bigint
  /** Logs that were given, by block; of this block and later ones. */
  given: Map<bigint, Set<number>>
}

const MAX_LENGTH = 1_000_000
const SHORT = /^(\d{1,20}):(\d{1,6})$/
const LONG = /^(\d{1,20})((?:;\d{1,20}:\d{1,6}(?:-\d{1,6})?(?:,\d{1,6}(?:-\d{1,6})?)*)*)$/

function toRanges(logs: Set<number>): string {
  const ranges: [number, number][] = []
  for (const log of [...logs].toSorted((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last?.[1] === log - 1) last[1] = log
    else ranges.push([log, log])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',')
}

function fromRanges(text: string): Set<number> {
  const logs = text.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number)
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
  })
  return new Set(logs)
}

/**
 * Writes a cursor.
 *
 * @example
 * ```ts
 * toCursor({ block: 7n, given: new Map([[8n, new Set([0, 1, 2, 5])]]) }) // '7;8:0-2,5'
 * ```
 */
export function toCursor({ block, given }: CursorPosition): EventCursor {
  const blocks = [...given].filter(([number, logs]) => number >= block && logs.size > 0)
  const sorted = blocks.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return [`${block}`, ...sorted.map(([number, logs]) => `${number}:${toRanges(logs)}`)].join(';')
}

/**
 * Reads a cursor.
 *
 * @throws InvalidCursorError when the string is none.
 *
 * @example
 * ```ts
 * parseCursor('7;8:0-2,5').block // 7n
 * ```
 */
export function parseCursor(cursor: string): CursorPosition {
  const isShortEnough = typeof cursor === 'string' && cursor.length <= MAX_LENGTH
  const short = isShortEnough ? SHORT.exec(cursor) : null
  if (short !== null) {
    const block = BigInt(short[1] ?? 0)
    return { block, given: new Map([[block, fromRanges(`0-${short[2]}`)]]) }
  }
  const long = isShortEnough ? LONG.exec(cursor) : null
  if (long === null) throw new InvalidCursorError(cursor)
  const entries = (long[2] ?? '').split(';').slice(1)
  const given = entries.map((entry): [bigint, Set<number>] => {
    const [number = '0', ranges = ''] = entry.split(':')
    return [BigInt(number), fromRanges(ranges)]
  })
  return { block: BigInt(long[1] ?? 0), given: new Map(given) }
}
