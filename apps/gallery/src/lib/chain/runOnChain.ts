import '#lib/config/zodWithoutEval.ts'
import {
  getVaultAccount,
  TaskCanceledError,
  TaskExpiredError,
  type TaskmeshClient,
} from '@taskmesh/client'
import type { TaskId, TaskInputs, TaskRequest } from '@taskmesh/tasks'
import type { ResumedRun, VenueAnswer, VenueProgress, VenueRunOptions } from '@taskmesh/venues'
import { chainVenue, type ChainFacts, type ChainProgress } from '@taskmesh/venues/chain'
import type { NetworkChain } from '@taskmesh/venues/network-file'
import type { PaidTasks } from '@taskmesh/venues/paid-tasks'
import { isChainStep, type ChainLog, type ChainTimeline } from './ChainTimeline.svelte.ts'
import { EXPIRES_IN_S } from './chainTerms.ts'
import { clockTime } from './clockTime.ts'
import { connectChain } from './connectChain.ts'
import type { Payer } from './payer.ts'
import { useChain } from './useChain.ts'

/** The chain of the configuration, who pays, where its steps are shown, and what remembers its tasks. */
export interface PageChain {
  chain: NetworkChain
  /** Who pays. */
  payer: Payer
  timeline: ChainTimeline
  paidTasks: PaidTasks
}

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
    const { taskAddress, hash: transaction, configUrl, expiryTime, payment } = progress
    const expiresAt = Number(expiryTime) * 1000
    log.learn({ taskAddress, transaction, configUrl, payment, expiresAt })
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

function connect({ chain, payer, paidTasks }: PageChain) {
  const client = connectChain(chain, payer)
  const { sources, payment } = chain
  const terms = { payment, expiresIn: EXPIRES_IN_S, confirm: true, fund: true }
  return { client, venue: chainVenue({ client, sources, paidTasks, ...terms }) }
}

function noteFailure(log: ChainLog, error: unknown): void {
  const isExpired = error instanceof TaskExpiredError
  log.learn({ isExpired, isOver: isExpired || error instanceof TaskCanceledError })
  log.end('failed')
}

async function noteAnswer(
  log: ChainLog,
  client: TaskmeshClient,
  { provider, response }: Pick<ChainFacts, 'provider' | 'response'>,
): Promise<void> {
  log.learn({ provider, response, balanceAfter: await readBalance(client) })
  log.end('done')
}

/**
 * Publishes a task on the chain with an account, waits for its result, and
 * writes each step to a timeline.
 *
 * @throws the errors of `chainVenue`, UnknownChainError, WalletChainError.
 */
export async function runOnChain<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  page: PageChain,
  task: Id,
  request: TaskRequest<Id, Inputs>,
  { signal, onProgress }: VenueRunOptions = {},
): Promise<VenueAnswer<Id, Inputs>> {
  const { timeline, chain, payer } = page
  const log = timeline.start()
  onProgress?.({ status: 'running', message: 'Checking' })
  try {
    const { client, venue } = connect(page)
    if (payer.type === 'wallet') await useChain(client, client.chain, payer.wallet.name)
    log.learn({ payment: chain.payment, balanceBefore: await readBalance(client) })
    const answer = await venue.run(task, request, {
      signal,
      onProgress: (progress) => {
        note(log, progress)
        onProgress?.(toWidgetProgress(progress, timeline.facts.expiresAt))
      },
    })
    await noteAnswer(log, client, answer)
    return answer
  } catch (error) {
    noteFailure(log, error)
    throw error
  }
}

/**
 * Waits again for a paid task of the account that nobody waits for, and writes each step to a timeline, which stays as it
 * is when there is none.
 *
 * @throws what {@link runOnChain} does.
 */
export async function resumeOnChain<Id extends TaskId>(
  page: PageChain,
  task: Id,
  { signal, onProgress }: VenueRunOptions = {},
): Promise<ResumedRun<Id> | undefined> {
  const { timeline } = page
  const { client, venue } = connect(page)
  let log: ChainLog | undefined
  try {
    const resumed = await venue.resume?.(task, {
      signal,
      onProgress: (progress) => {
        log ??= timeline.start()
        for (const step of ['checked', 'stored'] as const)
          if (progress.step === 'published') log.reach(step)
        note(log, progress)
        onProgress?.(toWidgetProgress(progress, timeline.facts.expiresAt))
      },
    })
    log?.learn({ balanceAfter: await readBalance(client) })
    log?.end(resumed === undefined ? 'failed' : 'done')
    return resumed
  } catch (error) {
    if (log !== undefined) noteFailure(log, error)
    throw error
  }
}
