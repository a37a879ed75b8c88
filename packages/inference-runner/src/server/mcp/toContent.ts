import type { ContentBlock } from '@modelcontextprotocol/server'
import { isRecord } from '@taskmesh/errors'
import { decodeMedia, toBase64 } from '@taskmesh/tasks/media'

/** How the text of a result names a file that is in a block of its own. */
function placeholder(type: string, bytes: number): string {
  return `[${type}, ${bytes} bytes]`
}

function toBlock(type: string, bytes: Uint8Array, index: number): ContentBlock {
  const data = toBase64(bytes)
  if (type.startsWith('image/')) return { type: 'image', data, mimeType: type }
  if (type.startsWith('audio/')) return { type: 'audio', data, mimeType: type }
  const uri = `taskmesh://results/${index}`
  return { type: 'resource', resource: { uri, mimeType: type, blob: data } }
}

/** Whether a text is a file, of which only its beginning is looked at. */
function isDataUrl(text: string): boolean {
  return /^data:/i.test(text.slice(0, 5))
}

/**
 * Writes an output for a model or a person that reads it: as JSON, in which each file is named only, and the
 * files after it: pictures and sounds as such, any other as a resource.
 *
 * @param output - as JSON, with files as `data:` URLs.
 *
 * @example
 * ```ts
 * toContent('Bonjour') // [{ type: 'text', text: '"Bonjour"' }]
 * ```
 */
export function toContent(output: unknown): ContentBlock[] {
  const files: ContentBlock[] = []
  const withoutFiles = (value: unknown): unknown => {
    if (typeof value === 'string' && isDataUrl(value)) {
      const media = decodeMedia(value)
      if (media === undefined) return value
      const { bytes, mimeType = 'application/octet-stream' } = media
      files.push(toBlock(mimeType, bytes, files.length))
      return placeholder(mimeType, bytes.length)
    }
    if (Array.isArray(value)) return value.map(withoutFiles)
    if (!isRecord(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutFiles(one)]))
  }
  const text = JSON.stringify(withoutFiles(output))
  return [{ type: 'text', text }, ...files]
}
