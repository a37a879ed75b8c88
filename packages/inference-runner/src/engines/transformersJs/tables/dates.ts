/** A date, or the parts of one that a text names. */
export interface DateParts {
  year?: number | undefined
  /** From 1. */
  month?: number | undefined
  day?: number | undefined
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'

/** The years that texts are about, by the original ("DynSP", Microsoft); others are numbers. */
const YEARS = { first: 1700, last: 2016 }
/** The year of a date without one, by Python's `strptime`: February has 28 days. */
const NO_YEAR = 1900

const NAMED_MONTH = `(?<month>${MONTHS.join('|')})`
const SHORT_MONTH = `(?<month>${MONTHS.map((name) => name.slice(0, 3)).join('|')})`
const MONTH = '(?<month>1[0-2]|0?[1-9])'
const DAY = '(?<day>3[01]|[12]\\d|0?[1-9])'
const YEAR = '(?<year>\\d{4})'

/** As TAPAS reads dates, in its order (`_DATE_PATTERNS` in transformers' `tokenization_tapas.py`). */
const PATTERNS = [
  NAMED_MONTH,
  YEAR,
  `${YEAR}s`,
  `${SHORT_MONTH}\\s+${YEAR}`,
  `${NAMED_MONTH}\\s+${YEAR}`,
  `${NAMED_MONTH}\\s+${DAY}`,
  `${SHORT_MONTH}\\s+${DAY}`,
  `${DAY}\\s+${SHORT_MONTH}`,
  `${DAY}\\s+${NAMED_MONTH}`,
  `${NAMED_MONTH}\\s+${DAY},\\s+${YEAR}`,
  `${DAY}\\s+${NAMED_MONTH}\\s+${YEAR}`,
  `${MONTH}-${DAY}-${YEAR}`,
  `${YEAR}-${MONTH}-${DAY}`,
  `${YEAR}-${MONTH}`,
  `${DAY}\\s+${SHORT_MONTH}\\s+${YEAR}`,
  `${SHORT_MONTH}\\s+${DAY},\\s+${YEAR}`,
  `${DAY}\\.${MONTH}\\.${YEAR}`,
  `${WEEKDAY},\\s+${SHORT_MONTH}\\s+${DAY}`,
  `${WEEKDAY},\\s+${NAMED_MONTH}\\s+${DAY}`,
].map((pattern) => new RegExp(`^${pattern}$`))

function toNumber(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits)
}

function toMonth(text: string | undefined): number | undefined {
  if (text === undefined || /^\d/.test(text)) return toNumber(text)
  return MONTHS.findIndex((name) => name.startsWith(text)) + 1
}

function isInCalendar({ year = NO_YEAR, month = 1, day = 1 }: DateParts): boolean {
  const daysOfMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return year >= YEARS.first && year <= YEARS.last && day <= daysOfMonth
}

/**
 * Reads a text that is a date and nothing else, as TAPAS does: English, years from 1700 to 2016.
 *
 * @param text - in lower case.
 *
 * @example
 * ```ts
 * readDate('may 2004') // { year: 2004, month: 5, day: undefined }
 * readDate('in may') // undefined
 * ```
 */
export function readDate(text: string): DateParts | undefined {
  for (const pattern of PATTERNS) {
    const groups = pattern.exec(text)?.groups
    if (groups === undefined) continue
    const { year, month, day } = groups
    const date = { year: toNumber(year), month: toMonth(month), day: toNumber(day) }
    if (isInCalendar(date)) return date
  }
  return undefined
}
