const plain = /*#__PURE__*/ new Intl.NumberFormat('en', {
  maximumSignificantDigits: 6,
  useGrouping: false,
})
const short = /*#__PURE__*/ new Intl.NumberFormat('en', {
  maximumSignificantDigits: 3,
  useGrouping: false,
})

const STEPS = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
] as const

const NAMES: ReadonlyMap<number, string> = new Map([
  [Infinity, '∞'],
  [-Infinity, '-∞'],
])

function exponential(value: number, digits: number): string {
  const [factor = '', power = ''] = value.toExponential(digits).split('e')
  return `${Number(factor)}e${Number(power)}`
}

/** Thousands, millions and so on; what rounds up to the next step is written as that. */
function withStep(value: number): string {
  const rounded = Number(value.toPrecision(3))
  const [size, letter] = STEPS.find(([step]) => Math.abs(rounded) >= step) ?? [1, '']
  return `${short.format(rounded / size)} ${letter}`
}

/**
 * Writes a number for a person: with at most six digits that matter, and from 10,000 on with three
 * and a letter. What has to be exact (a cell of a table) is written `'plain'`, without a letter.
 *
 * @example
 * ```ts
 * formatNumber(12_345) // '12.3 k'
 * formatNumber(12_345, 'plain') // '12345'
 * formatNumber(0.123456789) // '0.123457'
 * formatNumber(1e308) // '1e308'
 * formatNumber(NaN) // 'NaN'
 * ```
 */
export function formatNumber(value: number, form: 'compact' | 'plain' = 'compact'): string {
  if (!Number.isFinite(value)) return NAMES.get(value) ?? 'NaN'
  const size = Math.abs(value)
  if (size >= 1e15 || (size < 1e-6 && size > 0)) return exponential(value, 2)
  if (size >= 1e4 && form === 'compact') return withStep(value)
  return Number.isInteger(value) ? String(value) : plain.format(value)
}

/**
 * Writes how many there are of something, with a comma every three digits.
 *
 * @example
 * ```ts
 * formatCount(10_000) // '10,000'
 * ```
 */
export function formatCount(count: number): string {
  return count.toLocaleString('en')
}
