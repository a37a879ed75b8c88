import type { TaskId, TaskInputs } from '@taskmesh/tasks'
import { requireAccount } from '../../connection/requireAccount.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { RpcError } from '../../errors/chainErrors.ts'
import { redactedReason } from '../../errors/redactedReason.ts'
import { PublishTasksError, type PublishOutcome } from '../../errors/publishTasksError.ts'
import { publishRequest } from '../../publish/publishRequest.ts'
import type { PublishStore } from '../../publish/publishStore.ts'
import { Companions, type Companion } from '../../publishGroup/Companions.ts'
import { budgetSignal, type Budget } from '../../scheduling/budget.ts'
import type { ContentStorage } from '../../storage/contentStorage.ts'
import type {
  PublishTaskOptions,
  PublishTaskParameters,
  PublishTaskReturnType,
} from './publishTask.ts'

/** One task of several: what `publishTask` takes. */
export type PublishTasksItem = { [Id in TaskId]: PublishTaskOptions<Id> }[TaskId]

/** Limits of {@link publishTasks} that hold for all tasks together. */
export interface PublishTasksOptions {
  /** Ends what is not sent yet, for all tasks; an item may have a signal of its own. */
  signal?: AbortSignal | undefined
  /**
   * Time for all tasks together in milliseconds, unless an item says otherwise. Default 120 000, and
   * 1000 more for each task.
   */
  timeoutMs?: number | undefined
}

/**
 * Parameters of {@link publishTasks}: limits for all tasks, and where their payloads are stored.
 */
export type PublishTasksParameters = PublishTasksOptions & {
  storage: ContentStorage
  /** Where signed transactions are kept before they are sent, unless an item names its own. */
  store?: PublishStore | undefined
}

type PublishedItem<Item> = Item extends { task: infer Id extends TaskId; inputs: infer Inputs }
  ? PublishTaskReturnType<Id, Extract<Inputs, TaskInputs<Id>>>
  : never

/** The published tasks, in the order of the call; each is what `publishTask` returns. */
export type PublishTasksReturnType<Items extends readonly PublishTasksItem[]> = {
  -readonly [Index in keyof Items]: PublishedItem<Items[Index]>
}

const BASE_TIMEOUT_MS = 120_000
const TIMEOUT_PER_TASK_MS = 1000

function budgetOf(item: PublishTasksItem, all: Required<Pick<Budget, 'timeoutMs'>> & Budget) {
  const signals = [item.signal, all.signal].filter((signal) => signal !== undefined)
  return budgetSignal({
    signal: signals.length > 0 ? AbortSignal.any(signals) : undefined,
    timeoutMs: item.timeoutMs ?? all.timeoutMs,
  })
}

type AnyPublished = PublishTaskReturnType

/** Publishes one item, with its companions. */
function publishItem(
  client: TaskmeshClient,
  item: PublishTasksItem,
  { storage, store, ...options }: PublishTasksParameters & { timeoutMs: number },
  companion?: Companion,
): Promise<AnyPublished> {
  const signal = budgetOf(item, options)
  // Each item fits its own task, which the union of all of them does not show.
  const call = { store, ...item, storage, signal } as unknown as PublishTaskParameters
  return publishRequest(client, call, companion)
}

async function publishTogether(
  client: TaskmeshClient,
  items: readonly PublishTasksItem[],
  options: PublishTasksParameters & { timeoutMs: number },
): Promise<PromiseSettledResult<AnyPublished>[]> {
  const companions = new Companions(items.length)
  const publish = (item: PublishTasksItem) => publishItem(client, item, options, companions.join())
  return Promise.allSettled(items.map(publish))
}

/** A wallet asks its user about one transaction after the other. */
async function publishOneByOne(
  client: TaskmeshClient,
  items: readonly PublishTasksItem[],
  options: PublishTasksParameters & { timeoutMs: number },
): Promise<PromiseSettledResult<AnyPublished>[]> {
  const results: PromiseSettledResult<AnyPublished>[] = []
  for (const item of items) {
    results.push(...(await Promise.allSettled([publishItem(client, item, options)])))
  }
  return results
}

function toOutcome<Published>(result: PromiseSettledResult<Published>): PublishOutcome<Published> {
  if (result.status === 'fulfilled') return { status: 'published', task: result.value }
  const { reason } = result
  const error =
    reason instanceof Error
      ? reason
      : new RpcError('publishing a task', redactedReason(reason), reason)
  return { status: 'failed', error }
}

/**
 * Publishes many tasks at once, of one source or several, each with its own payment, key, signal
 * and progress: what {@link publishTask} does, for the price of a few requests.
 *
 * Sources, vault, agents and fees are read once for all; payments of one payer are counted in the
 * order of the call, and with `fund` what is missing is deposited in one transaction; payloads are
 * stored in parallel; the calls are simulated together (`eth_simulateV1`, else an estimate each); the
 * transactions get consecutive numbers and go to the node in JSON-RPC batches, no more at a time
 * than a block holds; receipts are read by block. Nothing is paid before it is known good: a bad
 * task costs nothing and does not keep the others from being published.
 *
 * When a node does not take one in the middle, its number is given to a transfer of nothing from the
 * account to itself, and those behind it are mined. Tasks with an `idempotencyKey` and without a
 * `store` are sent in batches of which each waits for the answer to the one before, so that no other
 * process overlooks what a killed one has sent; and one by one to a node that hides what waits behind
 * a missing number (it has neither `txpool_contentFrom` nor `txpool_content`). Give a `store` when several
 * nodes with pools of their own are behind one URL: one of them shows nothing of what another keeps.
 *
 * An account that signs elsewhere, as a wallet does, publishes them one after the other. Source: OGPU
 * SDK, Controller.publishTask; Execution APIs, `eth_simulateV1` and `eth_getBlockReceipts`.
 *
 * @throws PublishTasksError when some were not published: its `results` say for each task what
 * became of it. MissingAccountError.
 *
 * @example
 * ```ts
 * const terms = { source, payment: parseEther('0.002'), expiresIn: 600 }
 * const [review, other] = await publishTasks(
 *   client,
 *   [
 *     { ...terms, task: 'text-classification', inputs: 'This movie is absolutely fantastic!' },
 *     { ...terms, task: 'text-classification', inputs: 'What a waste of time.' },
 *   ],
 *   { storage },
 * )
 * show(review.taskAddress, other.taskAddress)
 * ```
 */
export async function publishTasks<const Items extends readonly PublishTasksItem[]>(
  client: TaskmeshClient,
  items: Items,
  parameters: PublishTasksParameters,
): Promise<PublishTasksReturnType<Items>> {
  const account = requireAccount(client, 'publishTasks')
  const { timeoutMs = BASE_TIMEOUT_MS + items.length * TIMEOUT_PER_TASK_MS } = parameters
  const options = { ...parameters, timeoutMs }
  const settled =
    account.type === 'local'
      ? await publishTogether(client, items, options)
      : await publishOneByOne(client, items, options)
  const results = settled.map(toOutcome)
  const published = results.flatMap((one) => (one.status === 'published' ? [one.task] : []))
  if (published.length < items.length) throw new PublishTasksError(results)
  // In the order of the items, whose names and inputs they have; a list does not show that.
  return published as readonly AnyPublished[] as PublishTasksReturnType<Items>
}
