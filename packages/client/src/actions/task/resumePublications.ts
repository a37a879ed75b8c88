import type { Address, Hash } from 'viem'
import { requireAccount } from '../../connection/requireAccount.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import type { PublishStore } from '../../publish/publishStore.ts'
import { readPublishedIn } from '../../publish/readPublished.ts'
import { budgetSignal, type Budget } from '../../scheduling/budget.ts'
import { finishSigned } from '../../transactions/finishSigned.ts'
import { isOver } from '../../transactions/UnfinishedTransactions.ts'
import type { FeeLimit } from '../../transactions/raiseFees.ts'

/** Parameters of {@link resumePublications}: the store that holds what was signed. */
export interface ResumePublicationsParameters extends Budget, FeeLimit {
  /** Where `publishTask({ store })` kept them. */
  store: PublishStore
}

/** What became of a publishing that a crash or the end of its time interrupted. */
export type ResumedPublication = {
  /** Of the publication in the store. */
  id: string
  source: Address
  /** Of the transaction. */
  hash: Hash
} & (
  | { status: 'published'; taskAddress: Address }
  /** Its transaction is over without a task, or its outcome is still not known; `error` says which. */
  | { status: 'failed'; error: unknown }
)

/** What {@link resumePublications} returns: what became of each publication. */
export type ResumePublicationsReturnType = ResumedPublication[]

/**
 * Goes on with all publishings of the account that were signed and whose outcome is not in the
 * store: sends the same bytes again and waits for the receipts. Call it when a publisher starts.
 *
 * It never makes a second transaction. What failed can be published again with its key, which
 * finds out what is safe. Source: OGPU SDK, Controller.publishTask.
 *
 * @throws MissingAccountError; what the store throws.
 *
 * @example
 * ```ts
 * const store = memoryPublishStore()
 * for (const one of await resumePublications(client, { store })) show(one.id, one.status)
 * ```
 */
export async function resumePublications(
  client: TaskmeshClient,
  { store, maxFeePerGas, ...budget }: ResumePublicationsParameters,
): Promise<ResumePublicationsReturnType> {
  const { address: account } = requireAccount(client, 'resumePublications')
  const signal = budgetSignal(budget)
  const unfinished = await store.getUnfinished({ chainId: client.chain?.id ?? 0, account })
  const resume = async (publication: (typeof unfinished)[number]): Promise<ResumedPublication> => {
    const { id, source, transaction } = publication
    const { hash } = transaction
    try {
      const onSigned = (next: typeof transaction) =>
        store.put({ ...publication, transaction: next })
      const awaited = { hash, transaction, functionName: 'publishTask', maxFeePerGas, onSigned }
      const receipt = await finishSigned(client, awaited, signal)
      const { taskAddress } = await readPublishedIn(client, receipt, signal)
      await store.put({ ...publication, status: 'published', taskAddress })
      return { id, source, hash: receipt.transactionHash, status: 'published', taskAddress }
    } catch (error) {
      if (isOver(error)) await store.put({ ...publication, status: 'failed' })
      return { id, source, hash, status: 'failed', error }
    }
  }
  return Promise.all(unfinished.map(resume))
}
