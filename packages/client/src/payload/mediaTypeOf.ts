/** First bytes of common formats; `undefined` matches any byte. Source: the formats' specifications. */
const SIGNATURES: readonly (readonly [type: string, start: readonly (number | undefined)[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  [
    'image/webp',
    [0x52, 0x49, 0x46, 0x46, undefined, undefined, undefined, undefined, 0x57, 0x45, 0x42, 0x50],
  ],
  [
    'audio/wav',
    [0x52, 0x49, 0x46, 0x46, undefined, undefined, undefined, undefined, 0x57, 0x41, 0x56, 0x45],
  ],
  ['audio/flac', [0x66, 0x4c, 0x61, 0x43]],
  ['audio/ogg', [0x4f, 0x67, 0x67, 0x53]],
]

const UNKNOWN = 'application/octet-stream'

/** Guesses the media type of bytes from how they begin. */
export function mediaTypeOf(bytes: Uint8Array): string {
  const found = SIGNATURES.find(([, start]) =>
    start.every((byte, index) => byte === undefined || byte === bytes[index]),
  )
  return found?.[0] ?? UNKNOWN
}
