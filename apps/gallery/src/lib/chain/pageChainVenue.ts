import type { Venue } from '@taskmesh/venues'
import type { PaidTasks } from '@taskmesh/venues/paid-tasks'
import type { ConfigState } from '../config/configState.ts'
import { priceOf } from './chainTerms.ts'
import type { ChainTimeline } from './ChainTimeline.svelte.ts'
import { whyNotOnChain } from './whyNotOnChain.ts'

const ID = 'chain'
const LABEL = 'Run on the chain'

/** What remembers paid tasks is loaded where there is a chain. */
async function loadPaidTasks(): Promise<PaidTasks> {
  const { pagePaidTasks } = await import('./pagePaidTasks.ts')
  return pagePaidTasks
}

/**
 * The chain of the configuration as a venue, a button of a widget. Each step goes to a timeline. A task that was paid for
 * is remembered until it is over, and waited for again when its page is opened.
 */
export function pageChainVenue(
  state: ConfigState,
  timeline: ChainTimeline,
  paidTasks?: PaidTasks,
): Venue {
  const { chain } = state.config
  return {
    id: ID,
    label: LABEL,
    can: (task) => {
      const reason = whyNotOnChain(task, state)
      return reason === undefined ? { runnable: true } : { runnable: false, reason }
    },
    price: () => chain && priceOf(chain),
    run: async (task, request, options) => {
      const reason = whyNotOnChain(task, state)
      if (chain === undefined || reason !== undefined) {
        const { VenueCannotRunError } = await import('@taskmesh/venues')
        throw new VenueCannotRunError({ id: ID, label: LABEL }, task, { reason: reason ?? '' })
      }
      // viem is large; it is loaded when the first task is published.
      const { runOnChain } = await import('./runOnChain.ts')
      const remembered = paidTasks ?? (await loadPaidTasks())
      return runOnChain({ chain, timeline, paidTasks: remembered }, task, request, options)
    },
    resume: async (task, options) => {
      const account = chain?.account?.address
      if (chain === undefined || account === undefined) return undefined
      const remembered = paidTasks ?? (await loadPaidTasks())
      if (remembered.list({ task, account, chainId: chain.chainId }).length === 0) return undefined
      const { resumeOnChain } = await import('./runOnChain.ts')
      return resumeOnChain({ chain, timeline, paidTasks: remembered }, task, options)
    },
  }
}
