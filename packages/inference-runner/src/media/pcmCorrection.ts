const PCM = 1
const EXTENSIBLE = 0xfffe
/** Where a file's head is looked for its form, in bytes. */
const HEAD_BYTES = 4096

/** What samples of whole numbers have to be multiplied with. */
export interface PcmCorrection {
  positive: number
  negative: number
}

const NONE: PcmCorrection = { positive: 1, negative: 1 }

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Finds letters near the beginning of a file; -1 when they are not there. */
function indexOf(bytes: Uint8Array, letters: string): number {
  return String.fromCharCode(...bytes.subarray(0, HEAD_BYTES)).indexOf(letters)
}

/** The share of full scale that is the largest number of so many bits. */
function largest(bits: number): number {
  return 1 - 2 ** (1 - bits)
}

function wavCorrection(bytes: Uint8Array): PcmCorrection {
  const at = indexOf(bytes, 'fmt ')
  if (at < 0 || at + 36 > bytes.length) return NONE
  const tag = view(bytes).getUint16(at + 8, true)
  const format = tag === EXTENSIBLE ? view(bytes).getUint16(at + 32, true) : tag
  const bits = view(bytes).getUint16(at + 22, true)
  return format === PCM && bits > 1 ? { positive: largest(bits), negative: 1 } : NONE
}

function flacCorrection(bytes: Uint8Array): PcmCorrection {
  const at = indexOf(bytes, 'fLaC')
  if (at < 0 || at + 22 > bytes.length) return NONE
  const bits = ((view(bytes).getUint16(at + 20) >> 4) & 0x1f) + 1
  return bits > 1 ? { positive: largest(bits), negative: largest(bits) } : NONE
}

/**
 * Finds how the samples that the decoders make of whole numbers are corrected, so that 16 bits are divided by 32,768
 * as FFmpeg, libsndfile and with them every library for Python do. The decoder of WAV divides the
 * positive ones by 32,767, that of FLAC all.
 *
 * @param type - the media type of the file, as `sniffType` gives it.
 */
export function pcmCorrection(bytes: Uint8Array, type: string): PcmCorrection {
  if (type === 'audio/wav') return wavCorrection(bytes)
  return type === 'audio/flac' || type === 'audio/ogg' ? flacCorrection(bytes) : NONE
}
