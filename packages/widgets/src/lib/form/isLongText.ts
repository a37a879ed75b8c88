const LONG = 50_000

/** Whether a text is so long that a field for it must not measure it all the time. */
export function isLongText(text: string): boolean {
  return text.length > LONG
}
