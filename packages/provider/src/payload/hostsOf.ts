import { findMedia, mediaPaths, TASK_SCHEMAS, type TaskId, type TaskRequest } from '@taskmesh/tasks'

/** The host that a URL is fetched from; none for `data:` URLs and what is no URL. */
export function hostOf(url: string): string | undefined {
  return /^https?:/i.test(url) && URL.canParse(url) ? new URL(url).host : undefined
}

/**
 * Lists the hosts that the media of a request are fetched from, each once.
 *
 * @example
 * ```ts
 * mediaHosts('image-classification', { inputs: 'https://example.com/cat.png' }) // ['example.com']
 * ```
 */
export function mediaHosts(task: TaskId, { inputs }: TaskRequest): string[] {
  const { batch, inputs: schema } = TASK_SCHEMAS[task]
  const places = mediaPaths(schema)
  const each = batch && Array.isArray(inputs) ? inputs : [inputs]
  const found = each.flatMap((one) => findMedia(one, places))
  const hosts = found.flatMap(({ value }) =>
    typeof value === 'string' ? (hostOf(value) ?? []) : [],
  )
  return [...new Set(hosts)]
}
