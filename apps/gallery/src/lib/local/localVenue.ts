import type { TaskId } from '@taskmesh/tasks'
import type { Ability, RunnerTask, Venue } from '@taskmesh/venues'
import type { ConfigState } from '../config/configState.ts'
import { describeRunner, type RunnerState } from '../config/runnerState.ts'
import { unavailableVenue } from '../config/unavailableVenue.ts'
import { describeInability } from './describeInability.ts'

const ID = 'local'
const LABEL = 'Run locally'
const START = 'Start a local runner with “npm start”, then open the address that it prints.'

/** What is known of the runner: a `Connection`, or parts of one. */
interface Local {
  state: ConfigState
  /** What the runner lists, if that is known. */
  tasks?: readonly RunnerTask[] | undefined
  /** How the connection is. Default: connected when the tasks are known. */
  runner?: RunnerState | undefined
  /** Looks at the connection again, after a run that could not reach the runner. */
  check?: (() => Promise<void>) | undefined
}

function whyThereIsNone({ status, reason = START }: ConfigState): string {
  if (status === 'loading') return 'Looking for a local runner…'
  return status === 'invalid' ? reason : START
}

/** Why nothing can be run on the runner now; `undefined` when it is connected. */
function whyNotConnected({ tasks, runner }: Local): string | undefined {
  if (runner?.status === 'unreachable') return `${describeRunner(runner)}.`
  return tasks === undefined ? 'Looking for the runner…' : undefined
}

function abilityOf(task: TaskId, tasks: readonly RunnerTask[] = []): Ability {
  const listed = tasks.find(({ id }) => id === task)
  if (listed === undefined) {
    return { runnable: false, code: 'UNKNOWN_TASK', reason: 'The runner does not know this task.' }
  }
  if (listed.runnable) return { runnable: true }
  const { reason, code } = listed
  return {
    runnable: false,
    code,
    reason: describeInability(task, { runnable: false, reason, code }),
  }
}

/**
 * The runner of the configuration as a venue: a button of a widget. What calls it is loaded with the first run.
 *
 * @param model - which of the models that it serves for a task. Default: the first.
 */
export function localVenue(local: Local, model?: string): Venue {
  const { state, tasks } = local
  const id = model === undefined ? ID : `${ID}:${model}`
  const label = model === undefined ? LABEL : `${LABEL}: ${model}`
  const { runnerUrl } = state.config
  if (runnerUrl === undefined) {
    return unavailableVenue({ id: ID, label: LABEL, reason: whyThereIsNone(state) })
  }
  return {
    id,
    label,
    can: (task) => {
      const reason = whyNotConnected(local)
      return reason === undefined ? abilityOf(task, tasks) : { runnable: false, reason }
    },
    run: async (task, request, options) => {
      const { httpRunner, RunnerUnreachableError } = await import('@taskmesh/venues')
      const venue = httpRunner({ id, label, url: runnerUrl, tasks, model })
      try {
        return await venue.run(task, request, options)
      } catch (error) {
        if (error instanceof RunnerUnreachableError) void local.check?.()
        throw error
      }
    },
  }
}

/** A venue for each model of a task that the runner serves beside its first: what a comparison offers. */
export function localModels(local: Local, task: TaskId): Venue[] {
  const [, ...others] = local.tasks?.find(({ id }) => id === task)?.models ?? []
  return others.map((model) => localVenue(local, model))
}
