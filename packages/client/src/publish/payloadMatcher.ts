import { cidOfUrl, computeCid, safeFetch, verifyCid } from '@taskmesh/content'
import { IdempotencyError } from '../errors/publishErrors.ts'

function isDataUrl(url: string): boolean {
  return /^data:/i.test(url)
}

async function isInline(url: string, json: string): Promise<boolean> {
  // At most three characters for a byte, and the head of the URL.
  if (!isDataUrl(url) || url.length > json.length * 12 + 200) return false
  const read = await safeFetch(url, { maxBytes: json.length * 4 }).catch(() => undefined)
  return read !== undefined && new TextDecoder().decode(read.bytes) === json
}

async function isAtCid(url: string, bytes: Uint8Array, cid: string): Promise<boolean> {
  const other = cidOfUrl(url)
  if (other === undefined || other === cid) return other === cid
  // The same content may be named by another version of the identifier.
  if (other.startsWith('Qm')) return false
  return verifyCid(other, bytes).then(
    () => true,
    () => false,
  )
}

/** Returns a function that checks whether a URL holds this very payload, without fetching it. */
export async function payloadMatcher(json: string): Promise<(url: string) => Promise<boolean>> {
  const bytes = new TextEncoder().encode(json)
  const cid = await computeCid(bytes)
  return async (url) => (await isInline(url, json)) || isAtCid(url, bytes, cid)
}

/** Refuses a URL by which the payload, and so its task, could not be found again. */
export async function checkRecognizable(json: string, configUrl: string): Promise<void> {
  const isSame = await payloadMatcher(json)
  if (!(await isSame(configUrl))) throw new IdempotencyError()
}
