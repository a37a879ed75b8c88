import { httpRunner, type RunnerTask, type Venue } from '@taskmesh/venues'
import type { ConfigState } from '../config/configState.ts'
import { unavailableVenue } from '../config/unavailableVenue.ts'
import { describeInability } from './describeInability.ts'

const ID = 'local'
const LABEL = 'Run locally'
const START = 'Start a local runner with “npm start”, then open the address that it prints.'

interface Local {
  state: ConfigState
  /** What the runner lists, if that is known. */
  tasks?: readonly RunnerTask[] | undefined
}

function whyThereIsNone({ status, reason = START }: ConfigState): string {
  if (status === 'loading') return 'Looking for a local runner…'
  return status === 'invalid' ? reason : START
}

/** The runner of the configuration as a venue: a button of a widget. */
export function localVenue({ state, tasks }: Local): Venue {
  const { runnerUrl } = state.config
  if (runnerUrl === undefined) {
    return unavailableVenue({ id: ID, label: LABEL, reason: whyThereIsNone(state) })
  }
  const venue = httpRunner({ id: ID, label: LABEL, url: runnerUrl, tasks })
  return {
    ...venue,
    can: (task) => {
      const ability = venue.can(task)
      if (ability.runnable) return ability
      return { ...ability, reason: describeInability(task, ability) }
    },
  }
}
