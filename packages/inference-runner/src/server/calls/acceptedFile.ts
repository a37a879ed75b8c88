import { SOUND_TYPES, encodeAudio, type SoundType } from '../../media/encodeAudio.ts'
import { decodeInWorker } from '../../media/decodeInWorker.ts'

/** The formats that images are written in, by their media types, with the names that sharp has for them. */
const IMAGE_FORMATS = {
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/webp': 'webp',
  'image/tiff': 'tiff',
} as const

const OTHER_NAMES: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'audio/mp3': 'audio/mpeg',
  'audio/x-wav': 'audio/wav',
  'audio/x-flac': 'audio/flac',
}

/** The media types of a header `Accept`, the most wanted first. */
function readAccept(accept: string): string[] {
  const types = accept.split(',').map((part) => {
    const [type = '', ...settings] = part.split(';').map((word) => word.trim().toLowerCase())
    const weight = settings.find((word) => word.startsWith('q='))
    return { type: OTHER_NAMES[type] ?? type, weight: weight ? Number(weight.slice(2)) : 1 }
  })
  return types
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ type }) => type)
}

function isImageType(type: string): type is keyof typeof IMAGE_FORMATS {
  return Object.hasOwn(IMAGE_FORMATS, type)
}

function isSoundType(type: string): type is SoundType {
  return SOUND_TYPES.some((one) => one === type)
}

function allows(wanted: string, type: string): boolean {
  return wanted === type || wanted === '*/*' || wanted === type.replace(/\/.*/, '/*')
}

async function toImage(file: Blob, type: keyof typeof IMAGE_FORMATS): Promise<Blob> {
  const { default: sharp } = await import('sharp')
  const image = sharp(await file.arrayBuffer())
  const opaque = type === 'image/jpeg' ? image.flatten({ background: 'white' }) : image
  const bytes = await opaque.toFormat(IMAGE_FORMATS[type]).toBuffer()
  return new Blob([new Uint8Array(bytes)], { type })
}

async function toSound(file: Blob, type: SoundType): Promise<Blob> {
  const sound = await decodeInWorker('audio', await file.bytes(), 'output')
  return new Blob([await encodeAudio(sound, type)], { type })
}

/**
 * Writes a file in the format that a caller wants, if it is one of those that are written here: PNG, JPEG,
 * WebP and TIFF; WAV, FLAC and MP3. Any other file is given as it is.
 *
 * @param accept - the header `Accept` of the call.
 *
 * @example
 * ```ts
 * await acceptedFile(png, 'image/jpeg') // a Blob of the type image/jpeg
 * ```
 */
export async function acceptedFile(file: Blob, accept: string | undefined): Promise<Blob> {
  const isSound = file.type.startsWith('audio/')
  for (const wanted of readAccept(accept ?? '*/*')) {
    if (allows(wanted, file.type)) return file
    if (isSound && isSoundType(wanted)) return toSound(file, wanted)
    if (!isSound && isImageType(wanted) && isImageType(file.type)) return toImage(file, wanted)
  }
  return file
}
