const format = /*#__PURE__*/ new Intl.NumberFormat('en', {
  maximumSignificantDigits: 6,
  useGrouping: false,
})

/** Writes a number for a person, with at most six digits that matter. */
export function formatNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : format.format(value)
}
