import { toDataUrl } from './dataUrl.ts'

async function inlineBlob(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  return toDataUrl(bytes, blob.type.split(';')[0] || undefined)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

async function inline(value: unknown): Promise<unknown> {
  if (value instanceof Uint8Array) return toDataUrl(value)
  if (value instanceof Blob) return inlineBlob(value)
  if (Array.isArray(value)) return value.some(isObject) ? Promise.all(value.map(inline)) : value
  if (!isObject(value)) return value
  const parts = Object.entries(value).map(async ([key, part]) => [key, await inline(part)] as const)
  return Object.fromEntries(await Promise.all(parts))
}

/**
 * Turns media in memory (bytes, `Blob`), wherever they are in a request, into base64 `data:` URLs,
 * so that the request can travel as JSON. Everything else stays as it is.
 *
 * @example
 * ```ts
 * await inlineMedia({ inputs: new Uint8Array([137, 80, 78, 71]) })
 * // { inputs: 'data:image/png;base64,iVBORw==' }
 * ```
 */
export async function inlineMedia<Request extends object>(request: Request): Promise<Request> {
  // The same shape, with strings where media was: the schemas take both.
  return (await inline(request)) as Request
}
