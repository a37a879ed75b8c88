import type { TaskId } from '@taskmesh/tasks'
import type { ConfigState } from '../config/configState.ts'

const START = 'Start a local network with “npm start”, then open the address that it prints.'

function hasBrowserWallet(): boolean {
  return typeof window !== 'undefined' && 'ethereum' in window
}

/** Why a task can't be published from here, in words; `undefined` when it can. */
export function whyNotOnChain(
  task: TaskId,
  { status, config, reason = START }: ConfigState,
): string | undefined {
  const { chain } = config
  if (status === 'loading') return 'Looking for a chain…'
  if (status === 'invalid') return reason
  if (chain === undefined) return START
  if (!chain.sources.has(task)) return 'No source on this chain offers this task.'
  if (chain.account !== undefined) return undefined
  return hasBrowserWallet()
    ? `Your browser has a wallet, but these pages can’t use one yet. ${START}`
    : `These pages have no account to pay with. ${START}`
}
