import { fromBase64 } from '@taskmesh/tasks/media'
import type { Size } from '../outputs/regions.ts'
import type { MediaValue } from './MediaPreview.svelte.ts'

/** Letters of base64 that hold the size of a picture, after whatever a camera writes before it. */
const HEAD_LETTERS = 100_000
const PNG = 0x89504e47
const JPEG = 0xffd8

function headOf(media: MediaValue): DataView | undefined {
  if (media instanceof Blob) return undefined
  const text = typeof media === 'string' ? /^data:[^,]{0,200};base64,(.*)$/s.exec(media)?.[1] : ''
  const bytes =
    typeof media === 'string'
      ? fromBase64(text?.slice(0, HEAD_LETTERS).replace(/=+$/, '') ?? '')
      : media
  return bytes && new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The size in the first frame header (SOF) of a JPEG. Source: ITU-T T.81, B.1.1.3 and B.2.2. */
function jpegSize(head: DataView): Size | undefined {
  for (let at = 2; at + 9 <= head.byteLength; at += 2 + head.getUint16(at + 2)) {
    const marker = head.getUint16(at)
    const isFrame =
      marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
    if (isFrame) return { height: head.getUint16(at + 5), width: head.getUint16(at + 7) }
    if (marker < 0xffc0) return undefined
  }
  return undefined
}

/**
 * Reads the size of a PNG or JPEG picture from its first bytes, so that its place is as large as it is before a browser
 * has decoded it.
 *
 * @returns pixels as they are stored; `undefined` for an address, a `Blob`, and any other format.
 *
 * @example
 * ```ts
 * imageSize('data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6B') // { width: 2, height: 3 }
 * ```
 */
export function imageSize(media: MediaValue): Size | undefined {
  const head = headOf(media)
  if (head === undefined || head.byteLength < 24) return undefined
  if (head.getUint32(0) === PNG) return { width: head.getUint32(16), height: head.getUint32(20) }
  return head.getUint16(0) === JPEG ? jpegSize(head) : undefined
}
