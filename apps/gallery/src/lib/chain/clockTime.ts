const clock = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** The time of day of a moment, in milliseconds since 1970: `14:05`. */
export function clockTime(moment: number): string {
  return clock.format(moment)
}
