import { isRecord } from '@taskmesh/errors'
import { findMedia } from '@taskmesh/tasks'
import { decodeMedia, sniffType } from '@taskmesh/tasks/media'
import { FileReference } from './codeOf.ts'

/** A value of an example, whose media are files. */
export interface ExampleFiles {
  /** The value, in which a {@link FileReference} stands where a file does. */
  value: unknown
  files: ReadonlyMap<string, Uint8Array>
}

/** Endings of the names of files, by their media types. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'audio/wav': 'wav',
  'audio/flac': 'flac',
  'audio/mpeg': 'mp3',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'model/gltf-binary': 'glb',
}

function bytesOf(media: unknown): Uint8Array | undefined {
  if (media instanceof Uint8Array) return media
  return typeof media === 'string' ? decodeMedia(media)?.bytes : undefined
}

function replaceAt(value: unknown, keys: readonly (string | number)[], part: unknown): unknown {
  const [key, ...rest] = keys
  if (key === undefined) return part
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === key ? replaceAt(item, rest, part) : item))
  }
  const object = isRecord(value) ? value : {}
  return { ...object, [key]: replaceAt(object[key], rest, part) }
}

/**
 * Takes the media of a value out of it, each as a file.
 *
 * @param paths - where media may be: `mediaPaths` of a schema.
 * @param name - what the names of the files begin with.
 */
export function exampleFiles(
  value: unknown,
  paths: Parameters<typeof findMedia>[1],
  name: string,
): ExampleFiles {
  const files = new Map<string, Uint8Array>()
  let rest = value
  for (const { keys, value: media } of findMedia(value, paths)) {
    const bytes = bytesOf(media)
    if (bytes === undefined) continue
    const file = `${name}-${files.size + 1}.${ENDINGS[sniffType(bytes)] ?? 'bin'}`
    files.set(file, bytes)
    rest = replaceAt(rest, keys, new FileReference(file))
  }
  return { value: rest, files }
}
