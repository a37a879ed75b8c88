import { isRecord, type ErrorClasses } from '@taskmesh/errors'
import { idOf, isDefinedTask, type TaskRef } from '@taskmesh/tasks'
import { inlineMedia } from '@taskmesh/tasks/media'
import * as z from 'zod/mini'
import { makeVenue, type RawAnswer } from '../defineVenue.ts'
import type { Ability, Venue, VenueProgress } from '../venue.ts'
import { callRunner, type RunnerReply } from './callRunner.ts'
import type { RunnerTask } from './fetchRunnerTasks.ts'
import { readFailure } from './readFailure.ts'
import { runnerRoute } from './runnerRoute.ts'
import { toVenueProgress } from './toVenueProgress.ts'

const MAX_ANSWER_BYTES = 32 * 1024 * 1024
const TIMEOUT_MS = 180_000

export interface RunnerVenueOptions {
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
  /** Time for one run in milliseconds. Default 180 000. */
  timeoutMs?: number | undefined
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

function readAnswer(url: URL, reply: RunnerReply, errors: ErrorClasses | undefined): RawAnswer {
  const { ok, json } = reply
  const parsed = z.safeParse(answer, json)
  const isAnswer = ok && isRecord(json) && 'output' in json
  if (!isAnswer || !parsed.success) throw readFailure(url, reply, errors)
  return parsed.data
}

function tell(onProgress: (progress: VenueProgress) => void, told: unknown): void {
  const progress = toVenueProgress(told)
  if (progress !== undefined) onProgress(progress)
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
 * Its `run` tells `onProgress` the place of the call in the queue and how far the model is loaded.
 *
 * It throws InvalidRequestError, UnknownTaskError or InvalidOutputError when the runner or the
 * schema says so; RunnerError with the `code` of any other failure of the runner; RemoteError with a
 * `remoteCode` when the runner is newer; RunnerUnreachableError; InvalidRunnerUrlError; the signal's
 * reason when it aborts.
 *
 * @example
 * ```ts
 * const venue = runnerVenue({ url: 'http://127.0.0.1:8080' })
 * const { output } = await venue.run('image-classification', { inputs: file })
 * ```
 */
export function runnerVenue(options: RunnerVenueOptions): Venue<VenueProgress, object, TaskRef> {
  const { url, tasks, model, id = 'runner', label = 'Runner', errors } = options
  const { timeoutMs = TIMEOUT_MS, maxBytes = MAX_ANSWER_BYTES } = options
  return makeVenue<VenueProgress, RawAnswer, TaskRef>({
    id,
    label,
    can: (task) => abilityOf(task, tasks),
    run: async (task, request, { signal, onProgress }) => {
      const route = runnerRoute(url, `v1/tasks/${idOf(task)}`)
      const body = { ...(await inlineMedia(request)), model }
      const reply = await callRunner(route, {
        body,
        signal,
        timeoutMs,
        maxBytes,
        onProgress: onProgress && ((told) => tell(onProgress, told)),
      })
      return readAnswer(route, reply, errors)
    },
  })
}
