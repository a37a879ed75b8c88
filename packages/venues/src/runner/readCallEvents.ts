import { readEvents } from '@taskmesh/tasks/dialects/stream'
import { RunnerUnreachableError } from '../errors.ts'
import type { RunnerReply } from './callRunner.ts'

export interface ReadCallEventsOptions {
  /** Most bytes of all events together. */
  maxBytes: number
  onProgress?: ((progress: unknown) => void) | undefined
}

async function* limited(url: URL, response: Response, maxBytes: number) {
  const reader = response.body?.getReader()
  let size = 0
  try {
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true }
      if (done || value === undefined) return
      size += value.length
      if (size > maxBytes)
        throw new RunnerUnreachableError(url, `its answer is larger than ${maxBytes} bytes`)
      yield value
    }
  } finally {
    await reader?.cancel().catch(() => {})
  }
}

/**
 * Reads what a runner tells of a call: `progress` events, and a `result` or `error` at the end. Other events are for
 * other readers.
 *
 * @returns what the runner would have answered without events.
 * @throws {@link RunnerUnreachableError} when the events end before the call.
 */
export async function readCallEvents(
  url: URL,
  response: Response,
  { maxBytes, onProgress }: ReadCallEventsOptions,
): Promise<RunnerReply> {
  const { status } = response
  const chunks = limited(url, response, maxBytes)
  for await (const { event, data } of readEvents(chunks, { maxLength: maxBytes })) {
    if (event === 'progress') onProgress?.(JSON.parse(data))
    if (event === 'result') return { status, ok: true, json: JSON.parse(data) }
    if (event === 'error') return { status, ok: false, json: JSON.parse(data) }
  }
  throw new RunnerUnreachableError(url, 'its answer ended before the result')
}
