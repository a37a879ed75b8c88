import type { TaskId } from '@taskmesh/tasks'
import { defineVenue, type Venue } from '@taskmesh/venues'
import type { ConfigState } from '../config/configState.ts'
import type { ChainTimeline } from './ChainTimeline.svelte.ts'

const START = 'Start a local network with “npm start”, then open the address that it prints.'

function hasBrowserWallet(): boolean {
  return typeof window !== 'undefined' && 'ethereum' in window
}

/** Why a task can't be published from here, in words; `undefined` when it can. */
export function whyNotOnChain(task: TaskId, { status, config, reason }: ConfigState) {
  const { chain } = config
  if (status === 'loading') return 'Looking for a chain…'
  if (status === 'invalid') return reason
  if (chain === undefined) return START
  if (chain.sources[task] === undefined) return 'No source on this chain offers this task.'
  if (chain.account !== undefined) return undefined
  return hasBrowserWallet()
    ? `Your browser has a wallet, but these pages can’t use one yet. ${START}`
    : `These pages have no account to pay with. ${START}`
}

/** The button that publishes a task on the chain of the configuration. */
export function chainRunner(task: TaskId, state: ConfigState, timeline: ChainTimeline): Venue {
  const { chain: config } = state.config
  const reason = whyNotOnChain(task, state)
  return defineVenue({
    id: 'chain',
    label: 'Run on the chain',
    can: () => (reason === undefined ? { runnable: true } : { runnable: false, reason }),
    run: async (_task, request, options) => {
      if (config === undefined) throw new Error(START)
      // viem is large; it is loaded when the first task is published.
      const { runOnChain } = await import('./runOnChain.ts')
      return runOnChain({ ...options, task, request, config, timeline })
    },
  })
}
