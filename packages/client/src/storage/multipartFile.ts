import type { PutOptions } from './contentStorage.ts'

/** A request body with the headers that belong to it. */
export interface MultipartFile {
  body: Uint8Array
  headers: Record<string, string>
}

/** As forms write names. Source: HTML, "Multipart form data". */
function quoted(name: string): string {
  const escaped = name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  return `"${escaped}"`
}

/**
 * Puts content into a form of `multipart/form-data` with the one field `file`, in one piece: `fetch`
 * sends a `FormData` as a stream of small ones, which takes about twice the processor time.
 */
export function multipartFile(
  content: Uint8Array,
  { name, contentType = 'application/json' }: PutOptions,
): MultipartFile {
  const boundary = `----taskmesh-${crypto.randomUUID()}`
  const type = contentType.replaceAll(/[\r\n]/g, '')
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename=${quoted(name)}\r\nContent-Type: ${type}\r\n\r\n`
  const encoder = new TextEncoder()
  const before = encoder.encode(head)
  const after = encoder.encode(`\r\n--${boundary}--\r\n`)
  const body = new Uint8Array(before.length + content.length + after.length)
  body.set(before)
  body.set(content, before.length)
  body.set(after, before.length + content.length)
  return { body, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}
