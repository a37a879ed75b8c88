import { isTaskId, type TaskId } from '@taskmesh/tasks/registry'
import * as z from 'zod/mini'
import type { Ability } from '../venue.ts'
import { callRunner } from './callRunner.ts'
import { readFailure } from './readFailure.ts'
import { runnerRoute } from './runnerRoute.ts'

const MAX_LIST_BYTES = 1024 * 1024
const TIMEOUT_MS = 10_000

/** A task as a runner lists it: the models that it serves for it, and whether it can run it. */
export type RunnerTask = {
  id: TaskId
  /** Names of the models; the first one is used by default. */
  models: readonly string[]
} & Ability

const text = z.string().check(z.maxLength(2000))
/** A code of a newer runner is left out, so that its sentence is still read. */
const reasonCode = z.catch(z.optional(z.enum(['NO_MODEL', 'NO_ENGINE'])), undefined)

const answer = z.object({
  tasks: z.array(
    z.object({
      id: text,
      models: z.array(text),
      runnable: z.boolean(),
      reason: z.optional(text),
      reasonCode,
    }),
  ),
})

type Listed = z.output<typeof answer>['tasks'][number]

function toRunnerTask({ id, models, runnable, reason, reasonCode: code }: Listed): RunnerTask[] {
  if (!isTaskId(id)) return []
  if (runnable) return [{ id, models, runnable }]
  return [{ id, models, runnable, reason: reason ?? 'The runner gives no reason.', code }]
}

/**
 * Reads which tasks a runner can run, with which models, and why it can't run the others:
 * `GET /v1/tasks`. Tasks that are not known here are left out.
 *
 * @param url - where the runner is.
 * @param options - `signal` ends the call; `timeoutMs`, default 10 000, limits it.
 * @throws RunnerUnreachableError; RunnerError with what the runner said; InvalidRunnerUrlError; the
 * signal's reason when it aborts.
 *
 * @example
 * ```ts
 * const tasks = await fetchRunnerTasks('http://127.0.0.1:8080')
 * tasks.filter(({ runnable }) => runnable).map(({ id }) => id) // ['text-classification', …]
 * ```
 */
export async function fetchRunnerTasks(
  url: string,
  options: { signal?: AbortSignal | undefined; timeoutMs?: number | undefined } = {},
): Promise<RunnerTask[]> {
  const { signal, timeoutMs = TIMEOUT_MS } = options
  const route = runnerRoute(url, 'v1/tasks')
  const reply = await callRunner(route, { signal, timeoutMs, maxBytes: MAX_LIST_BYTES })
  const parsed = z.safeParse(answer, reply.json)
  if (!reply.ok || !parsed.success) throw readFailure(route, reply)
  return parsed.data.tasks.flatMap(toRunnerTask)
}
