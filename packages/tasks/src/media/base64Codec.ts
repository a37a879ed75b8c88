/** Most letters that are counted at a time, so that what is read stays near the processor. */
export const CHUNK_LETTERS = 2 ** 17

/**
 * How a platform reads and writes base64. Reading skips or throws at what is no letter, as the platform
 * likes, so whoever needs to know compares sizes.
 */
export interface Base64Codec {
  /** How many bytes come out of a part of a text, of about {@link CHUNK_LETTERS} letters. */
  sizeOf(chunk: string): number
  decode(base64: string): Uint8Array<ArrayBuffer>
  encode(bytes: Uint8Array): string
}

const hasUrlLetters = (base64: string) => base64.includes('-') || base64.includes('_')

/**
 * Base64 by Node's `Buffer`, which knows the letters of base64url and makes bytes at once. For counting
 * alone, `atob` is as fast.
 */
export function nodeCodec(buffer: typeof Buffer): Base64Codec {
  const scratch = buffer.alloc((CHUNK_LETTERS / 4) * 3)
  // Of characters beyond Latin-1 it would take the low byte.
  const isLatin = (base64: string) => !/[^\0-\xff]/.test(base64)
  return {
    sizeOf: (chunk) => {
      if (!hasUrlLetters(chunk)) return atob(chunk).length
      return isLatin(chunk) ? scratch.write(chunk, 'base64url') : 0
    },
    decode: (base64) => {
      const encoding = hasUrlLetters(base64) ? 'base64url' : 'base64'
      const bytes = isLatin(base64) ? buffer.from(base64, encoding) : buffer.alloc(0)
      const isAlone = bytes.length === bytes.buffer.byteLength
      return isAlone ? new Uint8Array(bytes.buffer) : new Uint8Array(bytes)
    },
    encode: ({ buffer: memory, byteOffset, length }) =>
      buffer.from(memory, byteOffset, length).toString('base64'),
  }
}

const CHUNK_BYTES = 0x2000

function toBinary(base64: string): string {
  return atob(hasUrlLetters(base64) ? base64.replaceAll('-', '+').replaceAll('_', '/') : base64)
}

/** Base64 by `atob` and `btoa`, which browsers have. */
export const webCodec: Base64Codec = {
  sizeOf: (chunk) => toBinary(chunk).length,
  decode: (base64) => {
    const binary = toBinary(base64)
    const bytes = new Uint8Array(binary.length)
    for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index)
    return bytes
  },
  encode: (bytes) => {
    const pieces: string[] = []
    for (let start = 0; start < bytes.length; start += CHUNK_BYTES)
      pieces.push(String.fromCharCode(...bytes.subarray(start, start + CHUNK_BYTES)))
    return btoa(pieces.join(''))
  },
}

let codec: Base64Codec | undefined

/** The codec of this platform. */
export function base64Codec(): Base64Codec {
  // Browsers have no Buffer, which the types of Node cannot know.
  const { Buffer: buffer }: { Buffer?: typeof Buffer } = globalThis
  return (codec ??= buffer === undefined ? webCodec : nodeCodec(buffer))
}
