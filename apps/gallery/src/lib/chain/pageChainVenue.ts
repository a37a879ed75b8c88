import type { Venue } from '@taskmesh/venues'
import type { PaidTasks } from '@taskmesh/venues/paid-tasks'
import type { ConfigState } from '../config/configState.ts'
import { priceOf } from './chainTerms.ts'
import type { ChainTimeline } from './ChainTimeline.svelte.ts'
import { payerOf, type Payer } from './payer.ts'
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
 *
 * @param paidTasks - what remembers them. Default: the storage of the site.
 * @param payer - who pays. Default: the account of the configuration.
 */
export function pageChainVenue(
  state: ConfigState,
  timeline: ChainTimeline,
  paidTasks?: PaidTasks,
  payer: Payer | undefined = payerOf(state.config.chain),
): Venue {
  const { chain } = state.config
  return {
    id: ID,
    label: LABEL,
    can: (task) => {
      const reason = whyNotOnChain(task, state, payer)
      return reason === undefined ? { runnable: true } : { runnable: false, reason }
    },
    price: () => chain && priceOf(chain, payer),
    run: async (task, request, options) => {
      const reason = whyNotOnChain(task, state, payer)
      if (chain === undefined || payer === undefined || reason !== undefined) {
        const { VenueCannotRunError } = await import('@taskmesh/venues')
        throw new VenueCannotRunError({ id: ID, label: LABEL }, task, { reason: reason ?? '' })
      }
      // viem is large; it is loaded when the first task is published.
      const { runOnChain } = await import('./runOnChain.ts')
      const remembered = paidTasks ?? (await loadPaidTasks())
      return runOnChain({ chain, payer, timeline, paidTasks: remembered }, task, request, options)
    },
    resume: async (task, options) => {
      if (chain === undefined || payer === undefined) return undefined
      const remembered = paidTasks ?? (await loadPaidTasks())
      const own = { task, account: payer.address, chainId: chain.chainId }
      if (remembered.list(own).length === 0) return undefined
      const { resumeOnChain } = await import('./runOnChain.ts')
      return resumeOnChain({ chain, payer, timeline, paidTasks: remembered }, task, options)
    },
  }
}
