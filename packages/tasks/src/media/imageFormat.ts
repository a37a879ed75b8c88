import { headOf, typeOfHead, type KnownType } from './typeOfHead.ts'

/** What messages call the formats of images. */
const NAMES = {
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/gif': 'GIF',
  'image/webp': 'WebP',
  'image/avif': 'AVIF',
  'image/tiff': 'TIFF',
  'image/bmp': 'BMP',
} as const satisfies Record<Extract<KnownType, `image/${string}`>, string>

/** A format of images, by the name that people know. */
export type ImageFormat = (typeof NAMES)[keyof typeof NAMES]

function isImageType(type: KnownType): type is keyof typeof NAMES {
  return Object.hasOwn(NAMES, type)
}

/**
 * Returns the format of an image by its first bytes, whatever its name or declared type says.
 *
 * @returns `undefined` for anything else, such as SVG, which is a program that can name other files.
 *
 * @example
 * ```ts
 * imageFormat(new Uint8Array([0x89, 0x50, 0x4e, 0x47])) // 'PNG'
 * ```
 */
export function imageFormat(bytes: Uint8Array): ImageFormat | undefined {
  const type = typeOfHead(headOf(bytes))
  return type !== undefined && isImageType(type) ? NAMES[type] : undefined
}
