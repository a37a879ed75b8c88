import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import { inlineMedia } from '@taskmesh/tasks/media'
import { defineVenue, type RawAnswer, type Venue } from '@taskmesh/venues'
import * as z from 'zod/mini'
import type { ConfigState } from '../config/configState.ts'
import { readLimited } from './readLimited.ts'
import { runnerAddress } from './runnerAddress.ts'
import { RunnerError, runnerErrorBody, RunnerUnreachableError } from './RunnerError.ts'
import type { ServedModels } from './servedModels.ts'
import { whyNotServed } from './whyNotServed.ts'

const MAX_ANSWER_BYTES = 32 * 1024 * 1024
const TIMEOUT_MS = 180_000

const answer = z.object({
  output: z.unknown(),
  model: z.optional(z.string()),
  warnings: z.optional(z.array(z.string())),
  ms: z.optional(z.number()),
})

interface Call {
  task: TaskId
  request: TaskRequest
  signal: AbortSignal | undefined
}

async function post(runnerUrl: string, { task, request, signal }: Call) {
  const response = await fetch(runnerAddress(runnerUrl, `v1/tasks/${task}`), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(await inlineMedia(request)),
    signal: AbortSignal.any([...(signal ? [signal] : []), AbortSignal.timeout(TIMEOUT_MS)]),
  })
  return { response, text: await readLimited(response, MAX_ANSWER_BYTES) }
}

function readJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

/**
 * Runs a task on a local runner: `POST {runnerUrl}/v1/tasks/{task}`.
 *
 * @throws {@link RunnerError} with what the runner said, or {@link RunnerUnreachableError}.
 */
export async function runLocally(runnerUrl: string, call: Call): Promise<RawAnswer> {
  const { response, text } = await post(runnerUrl, call).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : 'the connection failed'
    throw new RunnerUnreachableError(runnerUrl, reason, cause)
  })
  const json = readJson(text)
  const failure = z.safeParse(runnerErrorBody, json)
  if (!response.ok && failure.success) throw new RunnerError(response.status, failure.data)
  const parsed = z.safeParse(answer, json)
  if (!response.ok || !parsed.success) {
    throw new RunnerUnreachableError(
      runnerUrl,
      `it answered ${response.status} with something else`,
    )
  }
  return parsed.data
}

interface Local {
  state: ConfigState
  /** What the runner serves, if that is known. */
  served?: ServedModels | undefined
}

function whyNot(task: TaskId, { state, served }: Local): string | undefined {
  const { status, config, reason } = state
  if (config.runnerUrl !== undefined) {
    return served === undefined || served.has(task) ? undefined : whyNotServed(task)
  }
  if (status === 'loading') return 'Looking for a local runner…'
  if (status === 'invalid') return reason
  return 'Start a local runner with “npm start”, then open the address that it prints.'
}

/** The button that runs a task on the local runner of the configuration. */
export function localRunner(task: TaskId, local: Local): Venue {
  const { runnerUrl } = local.state.config
  const reason = whyNot(task, local)
  return defineVenue({
    id: 'local',
    label: 'Run locally',
    can: () => (reason === undefined ? { runnable: true } : { runnable: false, reason }),
    run: async (_task, request, { signal }) => {
      if (runnerUrl === undefined) throw new Error(reason)
      return runLocally(runnerUrl, { task, request, signal })
    },
  })
}
