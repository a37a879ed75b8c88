import {
  findMedia,
  formatPath,
  mediaPaths,
  TASK_SCHEMAS,
  type FoundMedia,
  type MediaKind,
  type TaskId,
} from '@taskmesh/tasks'

/** A piece of media in the inputs of a call. */
export interface PlacedMedia {
  value: unknown
  kind: MediaKind
  /** Where it is in the request, for messages: `inputs[2].image`. */
  path: string
}

type Keys = FoundMedia['keys']

/** A copy of a value in which the part at the end of the keys is another. */
function replace(value: unknown, keys: Keys, part: unknown): unknown {
  const [key, ...others] = keys
  if (key === undefined) return part
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === key ? replace(item, others, part) : item))
  }
  const object = typeof value === 'object' && value !== null ? value : {}
  return { ...object, [key]: replace(Reflect.get(object, key), others, part) }
}

/**
 * Replaces all media in the inputs of a call, one piece after the other.
 *
 * @param inputs - a list of inputs that fit the task's schema.
 * @param isBatch - whether the request had a list, which decides the paths.
 */
export async function mapMedia(
  task: TaskId,
  inputs: readonly unknown[],
  isBatch: boolean,
  change: (media: PlacedMedia) => Promise<unknown>,
): Promise<unknown[]> {
  const places = mediaPaths(TASK_SCHEMAS[task].inputs)
  const changed: unknown[] = []
  for (const [index, input] of inputs.entries()) {
    let result: unknown = input
    for (const { keys, value, kind } of findMedia(input, places)) {
      const path = formatPath(['inputs', ...(isBatch ? [index] : []), ...keys])
      result = replace(result, keys, await change({ value, kind, path }))
    }
    changed.push(result)
  }
  return changed
}

/** The media in the inputs of a call. */
export function mediaOf(task: TaskId, inputs: readonly unknown[]): unknown[] {
  const places = mediaPaths(TASK_SCHEMAS[task].inputs)
  return inputs.flatMap((input) => findMedia(input, places).map(({ value }) => value))
}
