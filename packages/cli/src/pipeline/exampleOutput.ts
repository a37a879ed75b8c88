import { findMedia, mediaPaths, TASK_SCHEMAS, type TaskId } from '@taskmesh/tasks'
import { decodeMedia, sniffType } from '@taskmesh/tasks/media'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { isRecord } from '@taskmesh/errors'
import { FileReference } from './codeOf.ts'

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

/** An output to begin with. */
export interface ExampleOutput {
  /** The output, in which a {@link FileReference} stands where a file does. */
  output: unknown
  files: ReadonlyMap<string, Uint8Array>
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

/** The output of the first example that the registry has for a task, with its media as files. */
export function exampleOutput(task: TaskId): ExampleOutput {
  const [example] = TASK_EXAMPLES[task]
  const files = new Map<string, Uint8Array>()
  let output: unknown = example?.output
  for (const { keys, value } of findMedia(output, mediaPaths(TASK_SCHEMAS[task].output))) {
    const bytes = bytesOf(value)
    if (bytes === undefined) continue
    const name = `output-${files.size + 1}.${ENDINGS[sniffType(bytes)] ?? 'bin'}`
    files.set(name, bytes)
    output = replaceAt(output, keys, new FileReference(name))
  }
  return { output, files }
}
