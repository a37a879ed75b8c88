import { isRecord, type ErrorClasses } from '@taskmesh/errors'
import { idOf, isDefinedTask, type TaskRef } from '@taskmesh/tasks'
import { inlineMedia } from '@taskmesh/tasks/media'
import * as z from 'zod/mini'
import { makeVenue, type RawAnswer } from '../defineVenue.ts'
import type { Ability, Venue, VenueProgress, VenueRunOptions } from '../venue.ts'
import { RunnerError } from '../errors.ts'
import { RunnerHttpError } from './answerErrors.ts'
import { callRunner, type RunnerReply } from './callRunner.ts'
import type { RunnerTask } from './fetchRunnerTasks.ts'
import { Patience } from './Patience.ts'
import type { CallEvent } from './readCallEvents.ts'
import { readFailure, secondsToWait } from './readFailure.ts'
import { runnerRoute } from './runnerRoute.ts'
import { textOfPiece } from './textOfPiece.ts'
import { toVenueProgress } from './toVenueProgress.ts'

const MAX_ANSWER_BYTES = 32 * 1024 * 1024
const TIMEOUT_MS = 180_000
const MAX_WAIT_MS = 60_000

/** Options of {@link httpRunner}: where the runner is, and how long to wait for it. */
export interface HttpRunnerOptions {
  /** Where the runner is, such as `http://127.0.0.1:8080`. */
  url: string
  /** What `fetchRunnerTasks` returned, for `can`. Without it every task is tried. */
  tasks?: readonly RunnerTask[] | undefined
  /** Which of the task's models; default the first that the runner serves. */
  model?: string | undefined
  /** Default `runner`. */
  id?: string | undefined
  /** Default `Runner`. */
  label?: string | undefined
  /** Time for one call in milliseconds, without the waits. Default 180 000. */
  timeoutMs?: number | undefined
  /**
   * How long a server that says when it wants to be asked again (429 and 503 with `Retry-After` or `estimated_time`) is
   * waited for altogether, in milliseconds; 0 never. Default 60 000.
   */
  maxWaitMs?: number | undefined
  /** Most bytes of an answer. Default 32 MiB. */
  maxBytes?: number | undefined
  /**
   * More classes that errors come back as, such as `RUNNER_ERRORS` and `SERVER_ERRORS` of
   * `@taskmesh/inference-runner/errors`. Default: those of `@taskmesh/tasks`, and RunnerError for the other codes of a runner.
   */
  errors?: ErrorClasses | undefined
}

const answer = z.object({
  output: z.unknown(),
  model: z.optional(z.string()),
  warnings: z.optional(z.array(z.string())),
  ms: z.optional(z.number()),
})

function readAnswer({ ok, json }: RunnerReply): RawAnswer | undefined {
  const parsed = z.safeParse(answer, json)
  return ok && isRecord(json) && 'output' in json && parsed.success ? parsed.data : undefined
}

/** Says what a runner tells of a call, and collects the text that it writes. */
function teller(onProgress: (progress: VenueProgress) => void): (event: CallEvent) => void {
  let text = ''
  return ({ type, data }) => {
    if (type === 'progress') {
      const progress = toVenueProgress(data)
      return progress && onProgress(progress)
    }
    const added = textOfPiece(data)
    if (added === '') return
    text += added
    onProgress({ status: 'running', message: 'The model runs.', text })
  }
}

/** Calls a route, and again when the server says when, until it answers or the patience is over. */
async function callPatiently(
  route: URL,
  body: unknown,
  options: { timeoutMs: number; maxBytes: number; maxWaitMs: number } & Pick<
    HttpRunnerOptions,
    'errors'
  > &
    VenueRunOptions,
): Promise<RawAnswer> {
  const { onProgress, signal, maxWaitMs, errors, ...limits } = options
  const patience = new Patience({ maxWaitMs, signal, onProgress })
  for (;;) {
    const onEvent = onProgress && teller(onProgress)
    const reply = await callRunner(route, { body, signal, onEvent, ...limits })
    const found = readAnswer(reply)
    if (found !== undefined) return found
    const error = readFailure(route, reply, errors)
    const seconds = secondsToWait(error, reply)
    if (seconds === undefined || !patience.has(seconds)) throw error
    await patience.wait(seconds, waitOf(error))
  }
}

/** What a person who waits is told. */
function waitOf(error: Error): { reason: string; status: VenueProgress['status'] } {
  const words = error instanceof RunnerHttpError ? (error.reason ?? '') : error.message
  const isLoading =
    /\bload(?:ed|ing|s)?\b/i.test(words) ||
    (error instanceof RunnerError && error.code === 'MODEL_LOADING')
  return isLoading
    ? { reason: 'The model is loading.', status: 'loading' }
    : { reason: 'The server is busy.', status: 'running' }
}

function abilityOf(task: TaskRef, tasks: readonly RunnerTask[] | undefined): Ability {
  // The list has tasks of the registry only.
  if (tasks === undefined || isDefinedTask(task)) return { runnable: true }
  const listed = tasks.find(({ id }) => id === task)
  if (listed === undefined) {
    return { runnable: false, code: 'UNKNOWN_TASK', reason: 'The runner does not know this task.' }
  }
  if (listed.runnable) return { runnable: true }
  const { reason, code } = listed
  return { runnable: false, reason, code }
}

/**
 * Makes a venue of a runner's HTTP server: `POST {url}/v1/tasks/{task}`. Media in memory (bytes,
 * Blobs, Files) travel as `data:` URLs. A task of `defineTask` is asked for by its id, of a server of
 * your own that speaks the same protocol; a runner of `@taskmesh/inference-runner` refuses it.
 *
 * Its `run` tells `onProgress` the place of the call in the queue, how far the model is loaded, and the text that it has
 * written. When the server says when to ask again (429 or 503 with `Retry-After` or `estimated_time`), it waits so long,
 * counts down, and asks again.
 *
 * It throws InvalidRequestError, UnknownTaskError or InvalidOutputError when the runner or the
 * schema says so; RunnerError with the `code` of any other failure of the runner; RemoteError with a
 * `remoteCode` when the runner is newer; RunnerHttpError for an HTTP error in another form (Hugging Face's, OpenAI's,
 * FastAPI's, a page, …); RunnerAnswerError for an answer that cannot be used; RunnerTimeoutError;
 * RunnerUnreachableError when there is no connection; InvalidRunnerUrlError; the signal's reason when it aborts.
 *
 * @example
 * ```ts
 * const venue = httpRunner({ url: 'http://127.0.0.1:8080' })
 * const { output } = await venue.run('image-classification', { inputs: file })
 * ```
 */
export function httpRunner(options: HttpRunnerOptions): Venue<VenueProgress, object, TaskRef> {
  const { url, tasks, model, id = 'runner', label = 'Runner', errors } = options
  const { timeoutMs = TIMEOUT_MS, maxBytes = MAX_ANSWER_BYTES, maxWaitMs = MAX_WAIT_MS } = options
  return makeVenue<VenueProgress, RawAnswer, TaskRef>({
    id,
    label,
    can: (task) => abilityOf(task, tasks),
    run: async (task, request, { signal, onProgress }) => {
      const route = runnerRoute(url, `v1/tasks/${idOf(task)}`)
      const body = { ...(await inlineMedia(request)), model }
      const limits = { timeoutMs, maxBytes, maxWaitMs }
      return callPatiently(route, body, { ...limits, errors, signal, onProgress })
    },
  })
}
