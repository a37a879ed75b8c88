/**
 * Writes WebM videos without an encoder: a lossy WebP file holds exactly one VP8 key frame, so a
 * video is those frames, one after the other, in the WebM container.
 */

/** Ids of the container's elements, as Matroska's table has them. */
const ELEMENT = {
  ebml: 0x1a45dfa3,
  ebmlVersion: 0x4286,
  ebmlReadVersion: 0x42f7,
  ebmlMaxIdLength: 0x42f2,
  ebmlMaxSizeLength: 0x42f3,
  docType: 0x4282,
  docTypeVersion: 0x4287,
  docTypeReadVersion: 0x4285,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackUid: 0x73c5,
  trackType: 0x83,
  codecId: 0x86,
  defaultDuration: 0x23e383,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
} as const

const NANOSECONDS_PER_SECOND = 1_000_000_000
/** One unit of a timestamp: a millisecond. */
const TIMESTAMP_SCALE = 1_000_000
/** Timestamps of blocks are signed 16-bit numbers within their cluster. */
const MAX_CLUSTER_MILLISECONDS = 32_767
const TRACK = 1
const KEY_FRAME = 0x80

function bigEndian(value: number): Uint8Array {
  const bytes = []
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return Uint8Array.from(bytes.length === 0 ? [0] : bytes)
}

function float64(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setFloat64(0, value)
  return bytes
}

function ascii(value: string): Uint8Array {
  return new TextEncoder().encode(value)
}

/** The length of an element: its leading zeros say how many bytes it takes. */
function length(value: number): Uint8Array {
  const width = value < 0x7f ? 1 : value < 0x3fff ? 2 : 4
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  const trimmed = bytes.slice(4 - width)
  trimmed[0] = (trimmed[0] ?? 0) | (1 << (8 - width))
  return trimmed
}

function element(id: number, ...parts: Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts)
  return Buffer.concat([bigEndian(id), length(content.length), content])
}

/** Takes the VP8 key frame out of a lossy WebP file. */
function vp8Frame(webp: Uint8Array): Uint8Array {
  const file = Buffer.from(webp.buffer, webp.byteOffset, webp.byteLength)
  for (let offset = 12; offset + 8 <= file.length;) {
    const size = file.readUInt32LE(offset + 4)
    if (file.toString('latin1', offset, offset + 4) === 'VP8 ') {
      return file.subarray(offset + 8, offset + 8 + size)
    }
    offset += 8 + size + (size % 2)
  }
  throw new Error('A frame is not a lossy WebP file.')
}

/**
 * Makes a WebM video of lossy WebP pictures of one size. Every frame is a key frame, so that
 * players can seek to any of them.
 */
export function webm(
  frames: Uint8Array[],
  { width, height, fps }: { width: number; height: number; fps: number },
): Uint8Array {
  const milliseconds = (index: number) => Math.round((index * 1000) / fps)
  if (milliseconds(frames.length) > MAX_CLUSTER_MILLISECONDS) {
    throw new Error('The video is too long for one cluster.')
  }
  const blocks = frames.map((frame, index) => {
    const head = Buffer.alloc(4)
    head.writeUInt8(0x80 | TRACK, 0)
    head.writeInt16BE(milliseconds(index), 1)
    head.writeUInt8(KEY_FRAME, 3)
    return element(ELEMENT.simpleBlock, head, vp8Frame(frame))
  })
  return Buffer.concat([
    element(
      ELEMENT.ebml,
      element(ELEMENT.ebmlVersion, bigEndian(1)),
      element(ELEMENT.ebmlReadVersion, bigEndian(1)),
      element(ELEMENT.ebmlMaxIdLength, bigEndian(4)),
      element(ELEMENT.ebmlMaxSizeLength, bigEndian(8)),
      element(ELEMENT.docType, ascii('webm')),
      element(ELEMENT.docTypeVersion, bigEndian(2)),
      element(ELEMENT.docTypeReadVersion, bigEndian(2)),
    ),
    element(
      ELEMENT.segment,
      element(
        ELEMENT.info,
        element(ELEMENT.timestampScale, bigEndian(TIMESTAMP_SCALE)),
        element(ELEMENT.duration, float64(milliseconds(frames.length))),
        element(ELEMENT.muxingApp, ascii('taskmesh')),
        element(ELEMENT.writingApp, ascii('taskmesh')),
      ),
      element(
        ELEMENT.tracks,
        element(
          ELEMENT.trackEntry,
          element(ELEMENT.trackNumber, bigEndian(TRACK)),
          element(ELEMENT.trackUid, bigEndian(TRACK)),
          element(ELEMENT.trackType, bigEndian(1)),
          element(ELEMENT.codecId, ascii('V_VP8')),
          element(ELEMENT.defaultDuration, bigEndian(Math.round(NANOSECONDS_PER_SECOND / fps))),
          element(
            ELEMENT.video,
            element(ELEMENT.pixelWidth, bigEndian(width)),
            element(ELEMENT.pixelHeight, bigEndian(height)),
          ),
        ),
      ),
      element(ELEMENT.cluster, element(ELEMENT.timestamp, bigEndian(0)), ...blocks),
    ),
  ])
}
