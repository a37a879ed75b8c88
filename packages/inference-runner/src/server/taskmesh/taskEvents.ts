import { inlineMedia } from '@taskmesh/tasks/media'
import type { LoadProgress } from '../../engine/loadOptions.ts'
import { piecesOf } from '../../engine/piecesOf.ts'
import type { RunEvent, RunResult } from '../../runner/runner.ts'
import type { RunStage } from '../../scheduling/entry.ts'
import type { TaskId } from '@taskmesh/tasks'
import type { CallOptions } from '../core/Calls.ts'
import type { ServerSentEvent, SendEventsOptions } from '../core/sendEvents.ts'

/** How far a run is. */
export type TaskProgress = RunStage | ({ readonly state: 'loading' } & Readonly<LoadProgress>)

/** What happens while a task runs. */
export type TaskEvent =
  | { readonly event: 'progress'; readonly data: TaskProgress }
  | { readonly event: 'piece'; readonly data: unknown }

/** How often a caller is told how far the loading of a model is, in milliseconds. */
const LOADING_PAUSE_MS = 100

/** The options of a run that tell its progress; of the loading not more than ten times a second. */
export function progressOptions(
  tell: (progress: TaskProgress) => void,
): Required<Pick<CallOptions, 'onProgress' | 'onStage'>> {
  let last = -Infinity
  return {
    onStage: tell,
    onProgress(progress) {
      const now = performance.now()
      if (now - last < LOADING_PAUSE_MS && progress.loadedBytes < progress.totalBytes) return
      last = now
      tell({ state: 'loading', ...progress })
    },
  }
}

/** A result as the route answers it: with files as `data:` URLs, and first what there is to say of the body. */
export function toAnswer(result: RunResult<TaskId>, warnings: readonly string[]): Promise<unknown> {
  return inlineMedia({ ...result, warnings: [...warnings, ...result.warnings] })
}

/**
 * Reads a run to its end.
 *
 * @param warnings - about the body.
 * @returns its result, with files as `data:` URLs.
 */
export async function readRun(
  run: AsyncIterable<RunEvent<TaskId>>,
  tell: (event: TaskEvent) => void,
  warnings: readonly string[],
): Promise<unknown> {
  let result: unknown
  for await (const event of run) {
    if (event.type === 'piece') tell({ event: 'piece', data: await inlineMedia(event.piece) })
    else result = await toAnswer(event.result, warnings)
  }
  return result
}

/** Makes server-sent events of what happens while a task runs, and at the end of its result. */
export async function* toEvents(
  run: (tell: (event: TaskEvent) => void) => Promise<unknown>,
): AsyncGenerator<ServerSentEvent> {
  const events = piecesOf<TaskEvent, unknown>(run)
  for (;;) {
    const { done, value } = await events.next()
    if (done) return yield { event: 'result', data: value }
    yield value
  }
}

/** How an error ends the events. */
export const toErrorEvent: SendEventsOptions['toErrorEvent'] = (error) => ({
  event: 'error',
  data: { error },
})
