import type { WidgetProps } from '../frame/types.ts'

/** Reads `example`: a number, `showcase`, or `none` for an empty form. */
export function readExample(text: string | null): WidgetProps['example'] {
  if (text === null || text.trim() === '') return undefined
  if (text === 'none') return null
  if (text === 'showcase') return 'showcase'
  const number = Number(text)
  return Number.isInteger(number) && number >= 0 ? number : undefined
}

/** Reads `theme`; anything else follows the page. */
export function readTheme(text: string | null): WidgetProps['theme'] {
  return text === 'light' || text === 'dark' || text === 'system' ? text : undefined
}

/** Reads `autorun`: the id of a venue, or nothing for the first. */
export function readAutorun(text: string | null): WidgetProps['autorun'] {
  return text === null || text === 'false' ? false : text === '' || text === 'true' ? true : text
}
