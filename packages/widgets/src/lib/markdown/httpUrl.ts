/**
 * An address that a page may link to; `undefined` for anything but `http:` and `https:`.
 *
 * @example
 * ```ts
 * httpUrl('https://example.com') // 'https://example.com/'
 * httpUrl('javascript:alert(1)') // undefined
 * ```
 */
export function httpUrl(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined
  return new URL(text).href
}
