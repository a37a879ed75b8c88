interface ImageFormat {
  name: string
  matches: (bytes: Uint8Array) => boolean
}

function hasAscii(bytes: Uint8Array, offset: number, text: string): boolean {
  return [...text].every((letter, index) => bytes[offset + index] === letter.charCodeAt(0))
}

function startsWith(...numbers: readonly number[]): (bytes: Uint8Array) => boolean {
  return (bytes) => numbers.every((number, index) => bytes[index] === number)
}

/** The image formats that are decoded, known by their first bytes. */
const IMAGE_FORMATS: readonly ImageFormat[] = [
  { name: 'JPEG', matches: startsWith(0xff, 0xd8, 0xff) },
  { name: 'PNG', matches: startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { name: 'GIF', matches: (bytes) => hasAscii(bytes, 0, 'GIF87a') || hasAscii(bytes, 0, 'GIF89a') },
  { name: 'WebP', matches: (bytes) => hasAscii(bytes, 0, 'RIFF') && hasAscii(bytes, 8, 'WEBP') },
  {
    name: 'AVIF',
    matches: (bytes) => hasAscii(bytes, 4, 'ftypavif') || hasAscii(bytes, 4, 'ftypavis'),
  },
  {
    name: 'TIFF',
    matches: (bytes) => hasAscii(bytes, 0, 'II*\0') || hasAscii(bytes, 0, 'MM\0*'),
  },
]

/** The names of the formats that are decoded, for messages. */
export const IMAGE_FORMAT_NAMES: string = IMAGE_FORMATS.map(({ name }) => name).join(', ')

/**
 * Tells the format of an image by its first bytes, whatever its name or declared type says. Only
 * what this knows reaches the decoder: SVG, for one, is a program that can name other files.
 */
export function imageFormat(bytes: Uint8Array): string | undefined {
  return IMAGE_FORMATS.find(({ matches }) => matches(bytes))?.name
}
