import {
  getVaultAccount,
  TaskCanceledError,
  TaskExpiredError,
  type TaskmeshClient,
} from '@taskmesh/client'
import type { TaskId, TaskInputs, TaskRequest } from '@taskmesh/tasks'
import type { VenueAnswer, VenueProgress, VenueRunOptions } from '@taskmesh/venues'
import { chainVenue, type ChainProgress } from '@taskmesh/venues/chain'
import type { NetworkChain } from '@taskmesh/venues/network-file'
import { isChainStep, type ChainLog, type ChainTimeline } from './ChainTimeline.svelte.ts'
import { clockTime } from './clockTime.ts'
import { connectChain } from './connectChain.ts'

const EXPIRES_IN_S = 600

/** What the vault holds for the client, a detail beside the result: `undefined` when it cannot be read. */
async function readBalance(client: TaskmeshClient): Promise<bigint | undefined> {
  return getVaultAccount(client).then(
    ({ balance }) => balance,
    () => undefined,
  )
}

/** Writes a step with its facts to the log of the page. */
function note(log: ChainLog, progress: ChainProgress): void {
  if (isChainStep(progress.step)) log.reach(progress.step)
  if (progress.step === 'published') {
    const { taskAddress, hash: transaction, configUrl, expiryTime } = progress
    log.learn({ taskAddress, transaction, configUrl, expiresAt: Number(expiryTime) * 1000 })
  }
}

/** A step for the widget: while a provider is waited for, it is said until when. */
function toWidgetProgress(
  { status, message, step }: ChainProgress,
  expiresAt: number | undefined,
): VenueProgress {
  const isEndKnown = step === 'NEW' && expiresAt !== undefined
  return { status, message: isEndKnown ? `${message} until ${clockTime(expiresAt)}` : message }
}

/**
 * Publishes a task on the chain with the account of the configuration, waits for its result, and
 * writes each step to a timeline.
 *
 * @throws the errors of `chainVenue`, UnknownChainError, NoAccountError.
 */
export async function runOnChain<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  { chain, timeline }: { chain: NetworkChain; timeline: ChainTimeline },
  task: Id,
  request: TaskRequest<Id, Inputs>,
  { signal, onProgress }: VenueRunOptions = {},
): Promise<VenueAnswer<Id, Inputs>> {
  const log = timeline.start()
  onProgress?.({ status: 'running', message: 'Checking' })
  try {
    const client = connectChain(chain)
    const { sources, payment } = chain
    log.learn({ payment, balanceBefore: await readBalance(client) })
    const terms = { payment, expiresIn: EXPIRES_IN_S, confirm: true, fund: true }
    const answer = await chainVenue({ client, sources, ...terms }).run(task, request, {
      signal,
      onProgress: (progress) => {
        note(log, progress)
        onProgress?.(toWidgetProgress(progress, timeline.facts.expiresAt))
      },
    })
    const { provider, response } = answer
    log.learn({ provider, response, balanceAfter: await readBalance(client) })
    log.end('done')
    return answer
  } catch (error) {
    const isExpired = error instanceof TaskExpiredError
    log.learn({ isExpired, isOver: isExpired || error instanceof TaskCanceledError })
    log.end('failed')
    throw error
  }
}
