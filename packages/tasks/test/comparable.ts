import { mapMedia } from '../src/dialects/shared/mapMedia.ts'
import { isJsonObject } from '../src/dialects/shared/isJsonObject.ts'
import { toPlain } from '../src/dialects/shared/mediaForms.ts'
import { toBase64 } from '../src/media/index.ts'
import { mediaPaths } from '../src/compiled/mediaPaths.ts'
import { TASK_SCHEMAS, type TaskId } from '../src/index.ts'
import { chatSense } from './chatSense.ts'

/** A value in which every Blob is its content as base64. */
export async function readBlobs(value: unknown): Promise<unknown> {
  if (value instanceof Blob) return toBase64(new Uint8Array(await value.arrayBuffer()))
  if (Array.isArray(value)) return Promise.all(value.map(readBlobs))
  if (!isJsonObject(value)) return value
  const entries = Object.entries(value).map(async ([key, part]) => [key, await readBlobs(part)])
  return Object.fromEntries(await Promise.all(entries))
}

/** A value whose media are all in one form, so that two are equal when their files are. */
export function comparable(
  task: TaskId,
  part: 'inputs' | 'parameters' | 'output',
  value: unknown,
): unknown {
  if (task === 'chat-completion' && part !== 'parameters') return chatSense(value)
  const schema = TASK_SCHEMAS[task]
  const places = mediaPaths(schema[part])
  return schema.batch && part !== 'parameters' && Array.isArray(value)
    ? mapMedia(
        value.map((one: unknown) => mapMedia(one, places, toPlain)),
        places,
        toPlain,
      )
    : mapMedia(value, places, toPlain)
}
