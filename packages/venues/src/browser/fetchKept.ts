import { BrowserDataError } from './errors.ts'

/** Opens a cache by its name; pages without a secure origin have none. */
async function openCache(name: string | undefined): Promise<Cache | undefined> {
  if (name === undefined || globalThis.caches === undefined) return undefined
  return caches.open(name).catch(() => undefined)
}

/**
 * Fetches a file that never changes under the name of the cache: once, then it is in the cache of the browser. A part of a
 * file is never kept; who asks for one gets the whole of a file that is, as from a server without parts. Where nothing can
 * be kept, the file is fetched each time.
 *
 * @throws TypeError when there is no connection.
 */
export async function fetchKept(
  url: string,
  cacheName: string | undefined,
  init?: RequestInit,
): Promise<Response> {
  const isWhole = !new Headers(init?.headers).has('range')
  const cache = await openCache(cacheName)
  const kept = await cache?.match(url).catch(() => undefined)
  if (kept !== undefined) return kept
  const response = await fetch(url, { ...init, cache: 'default' })
  if (isWhole && response.status === 200) void cache?.put(url, response.clone()).catch(() => {})
  return response
}

/**
 * Reads a whole body.
 *
 * @param onProgress - called with each piece: bytes that are there, and how many there will be; 0 where that is unknown.
 * @throws {@link BrowserDataError} for a response that is no success.
 */
export async function readWhole(
  response: Response,
  onProgress: (loadedBytes: number, totalBytes: number) => void,
): Promise<ArrayBuffer> {
  const { ok, status, url, headers, body } = response
  if (!ok || body === null) throw new BrowserDataError(`${url} answered HTTP ${status}.`)
  const isEncoded = headers.has('content-encoding')
  const total = isEncoded ? 0 : Number(headers.get('content-length') ?? 0)
  let loaded = 0
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      loaded += piece.byteLength
      onProgress(loaded, total)
      controller.enqueue(piece)
    },
  })
  return new Response(body.pipeThrough(counting)).arrayBuffer()
}
