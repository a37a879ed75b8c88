const KEY = 'request'

/** The request in the address of this page, as its widget encodes it. */
export function linkedRequest(): string | undefined {
  if (typeof location === 'undefined') return undefined
  return new URLSearchParams(location.hash.slice(1)).get(KEY) ?? undefined
}

/** The address of this page with a request, which no server sees. */
export function permalinkOf(encoded: string): string {
  const url = new URL(location.href)
  url.hash = new URLSearchParams({ [KEY]: encoded }).toString()
  return url.href
}
