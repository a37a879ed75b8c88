import { VenueCannotRunError, type Venue } from '@taskmesh/venues'
import type { ConfigState } from '../config/configState.ts'
import type { ChainTimeline } from './ChainTimeline.svelte.ts'
import { whyNotOnChain } from './whyNotOnChain.ts'

const ID = 'chain'
const LABEL = 'Run on the chain'

/** The chain of the configuration as a venue, a button of a widget. Each step goes to a timeline. */
export function pageChainVenue(state: ConfigState, timeline: ChainTimeline): Venue {
  const { chain } = state.config
  return {
    id: ID,
    label: LABEL,
    can: (task) => {
      const reason = whyNotOnChain(task, state)
      return reason === undefined ? { runnable: true } : { runnable: false, reason }
    },
    run: async (task, request, options) => {
      const reason = whyNotOnChain(task, state)
      if (chain === undefined || reason !== undefined) {
        throw new VenueCannotRunError({ id: ID, label: LABEL }, task, { reason: reason ?? '' })
      }
      // viem is large; it is loaded when the first task is published.
      const { runOnChain } = await import('./runOnChain.ts')
      return runOnChain({ chain, timeline }, task, request, options)
    },
  }
}
