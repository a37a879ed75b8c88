/** The letters that a file has at these offsets, one for each byte. */
type Marks = Readonly<Record<number, string>>

/**
 * The bytes that files begin with; the first row that fits counts.
 *
 * An AVIF file begins with the size of its first box, which is below 65,536. Without those zeros,
 * `<!--ftypavif--><svg>` would pass for an AVIF.
 *
 * Source: the IANA media types and the formats' specifications.
 */
const SIGNATURES = [
  ['image/png', { 0: '\x89PNG' }],
  ['image/jpeg', { 0: '\xff\xd8\xff' }],
  ['image/gif', { 0: 'GIF87a' }],
  ['image/gif', { 0: 'GIF89a' }],
  ['image/webp', { 0: 'RIFF', 8: 'WEBP' }],
  ['image/avif', { 0: '\0\0', 4: 'ftypavif' }],
  ['image/avif', { 0: '\0\0', 4: 'ftypavis' }],
  ['image/tiff', { 0: 'II*\0' }],
  ['image/tiff', { 0: 'MM\0*' }],
  ['image/bmp', { 0: 'BM' }],
  ['audio/wav', { 0: 'RIFF', 8: 'WAVE' }],
  ['audio/flac', { 0: 'fLaC' }],
  ['audio/ogg', { 0: 'OggS' }],
  ['audio/mpeg', { 0: 'ID3' }],
  ['audio/mpeg', { 0: '\xff\xfb' }],
  ['audio/mpeg', { 0: '\xff\xfa' }],
  ['audio/mpeg', { 0: '\xff\xf3' }],
  ['audio/mpeg', { 0: '\xff\xf2' }],
  // MPEG 2.5, whose sounds have 8 to 12 kHz.
  ['audio/mpeg', { 0: '\xff\xe3' }],
  ['audio/mpeg', { 0: '\xff\xe2' }],
  ['audio/aac', { 0: '\xff\xf1' }],
  ['audio/aac', { 0: '\xff\xf9' }],
  ['audio/aiff', { 0: 'FORM', 8: 'AIF' }],
  ['audio/amr', { 0: '#!AMR\n' }],
  ['audio/amr-wb', { 0: '#!AMR-WB\n' }],
  ['audio/mp4', { 4: 'ftypM4A' }],
  ['audio/mp4', { 4: 'ftypM4B' }],
  ['video/mp4', { 4: 'ftyp' }],
  ['video/webm', { 0: '\x1a\x45\xdf\xa3' }],
  ['model/gltf-binary', { 0: 'glTF' }],
] as const satisfies readonly (readonly [type: string, marks: Marks])[]

/** Bytes that are enough to know a file. */
export const HEAD_BYTES = 16

/** A media type that is known by the first bytes of a file. */
export type KnownType = (typeof SIGNATURES)[number][0]

/** The media type of a file that begins with these letters, one for each byte. */
export function typeOfHead(head: string): KnownType | undefined {
  const known = SIGNATURES.find(([, marks]) =>
    Object.entries(marks).every(([offset, letters]) => head.startsWith(letters, Number(offset))),
  )
  return known?.[0]
}

/** The first bytes of a file, a letter for each. */
export function headOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, HEAD_BYTES))
}
