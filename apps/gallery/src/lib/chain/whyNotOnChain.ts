import type { TaskId } from '@taskmesh/tasks'
import type { ConfigState } from '../config/configState.ts'
import { payerOf, type Payer } from './payer.ts'

const START = 'Start a local network with “npm start”, then open the address that it prints.'

/**
 * Why a task can't be published from here, in words; `undefined` when it can.
 *
 * @param payer - who pays. Default: the account of the configuration.
 */
export function whyNotOnChain(
  task: TaskId,
  { status, config, reason = START }: ConfigState,
  payer: Payer | undefined = payerOf(config.chain),
): string | undefined {
  const { chain } = config
  if (status === 'loading') return 'Looking for a chain…'
  if (status === 'invalid') return reason
  if (chain === undefined) return START
  if (!chain.sources.has(task)) return 'No source on this chain offers this task.'
  if (payer !== undefined) return undefined
  return 'These pages have no account to pay with. Connect a browser wallet under “Pay with”.'
}
