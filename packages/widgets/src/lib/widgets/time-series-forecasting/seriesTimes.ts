const PERIODS: Readonly<Record<string, { ms: number } | { months: number }>> = {
  s: { ms: 1000 },
  min: { ms: 60_000 },
  t: { ms: 60_000 },
  h: { ms: 3_600_000 },
  d: { ms: 86_400_000 },
  w: { ms: 7 * 86_400_000 },
  ms: { months: 1 },
  qs: { months: 3 },
  ys: { months: 12 },
}

/** Reads a time; one without a zone is taken as UTC. */
function readTime(text: string): number {
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) || !/[T ]/.test(text)
  return Date.parse(`${text.replace(' ', 'T')}${hasZone ? '' : 'Z'}`)
}

/**
 * The time of a value, from that of the first and the distance between values as pandas writes it.
 *
 * @returns `undefined` for distances that are not known here, such as working days.
 */
export function timeAfter(start: string, freq: string, steps: number): number | undefined {
  const [, count = '', unit = ''] = /^(\d{0,4})([a-z]+)$/i.exec(freq) ?? []
  const period = PERIODS[unit.toLowerCase()]
  const first = readTime(start)
  if (period === undefined || Number.isNaN(first)) return undefined
  const distance = steps * (count === '' ? 1 : Number(count))
  const date = new Date(first)
  if ('ms' in period) date.setTime(first + distance * period.ms)
  else date.setUTCMonth(date.getUTCMonth() + distance * period.months)
  return Number.isNaN(date.getTime()) ? undefined : date.getTime()
}

const LONGEST = 24
const DAY = 86_400_000

const dayFormat = /*#__PURE__*/ new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})
const timeFormat = /*#__PURE__*/ new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'UTC',
})

function formatTime(time: number): string {
  return (time % DAY === 0 ? dayFormat : timeFormat).format(time)
}

/** What is known of the times of a series and its forecast. */
export interface SeriesTimes {
  /** Of the past. */
  given?: readonly string[] | undefined
  /** Of the forecast. */
  forecast?: readonly string[] | undefined
  /** The time of the first value and the distance between values, in place of the times of the past. */
  start?: string | undefined
  freq?: string | undefined
}

function textOfTime(text: string): string {
  const time = readTime(text)
  return Number.isNaN(time) ? text.slice(0, LONGEST) : formatTime(time)
}

/**
 * What the value at a place is called: its date, or its number in the past and its distance in the
 * future.
 *
 * @param place - from 0; those from `past` on are the forecast's.
 *
 * @example
 * ```ts
 * placeName({ given: ['2025-03-03'] }, 0, 1) // 'Mar 3, 2025'
 * placeName({}, 15, 14) // '+2'
 * ```
 */
export function placeName(times: SeriesTimes, place: number, past: number): string {
  const text = place < past ? times.given?.[place] : times.forecast?.[place - past]
  if (text !== undefined) return textOfTime(text)
  const { start, freq } = times
  const time = start && freq ? timeAfter(start, freq, place) : undefined
  if (time !== undefined) return formatTime(time)
  return place < past ? String(place + 1) : `+${place - past + 1}`
}
