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

/** Does work for each item, for some at once. When it fails, no more is begun, and the first failure is thrown. */
async function forEachOf<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item, at: number) => Promise<void>,
): Promise<void> {
  const queue = items.entries()
  const failures: { at: number; error: unknown }[] = []
  const workThrough = async () => {
    for (const [at, item] of queue) {
      await work(item, at).catch((error: unknown) => failures.push({ at, error }))
      if (failures.length > 0) return
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, workThrough))
  const [first] = failures.toSorted((a, b) => a.at - b.at)
  if (first !== undefined) throw first.error
}

/**
 * Replaces all media in the inputs of a call.
 *
 * @param inputs - a list of inputs that fit the task's schema.
 * @param isBatch - whether the request had a list, which decides the paths.
 * @param atOnce - how many are replaced at once. Default 1.
 * @throws what `change` throws for the first one for which it does.
 */
export async function mapMedia(
  task: TaskId,
  inputs: readonly unknown[],
  isBatch: boolean,
  change: (media: PlacedMedia) => Promise<unknown>,
  atOnce = 1,
): Promise<unknown[]> {
  const places = mediaPaths(TASK_SCHEMAS[task].inputs)
  const found = inputs.flatMap((input, index) =>
    findMedia(input, places).map((media) => ({ ...media, index })),
  )
  const changed = [...inputs]
  const parts: unknown[] = []
  await forEachOf(found, atOnce, async ({ index, keys, value, kind }, at) => {
    const path = formatPath(['inputs', ...(isBatch ? [index] : []), ...keys])
    parts[at] = await change({ value, kind, path })
  })
  for (const [at, { index, keys }] of found.entries()) {
    changed[index] = replace(changed[index], keys, parts[at])
  }
  return changed
}

/** The media in the inputs of a call. */
export function mediaOf(task: TaskId, inputs: readonly unknown[]): unknown[] {
  const places = mediaPaths(TASK_SCHEMAS[task].inputs)
  return inputs.flatMap((input) => findMedia(input, places).map(({ value }) => value))
}
