import { raceSignal } from 'race-signal'
import type { Address } from 'viem'
import { contractAddress } from '../../connection/contractAddress.ts'
import { nexus } from '../../connection/protocolContracts.ts'
import { requireAccount } from '../../connection/requireAccount.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { getChainTime } from '../../reads/getChainTime.ts'
import { budgetSignal, type Budget } from '../../scheduling/budget.ts'
import { toChainTerms, type SourceTerms } from '../../source/sourceTerms.ts'
import {
  storeSourceMetadata,
  toSourceMetadata,
  type SourceDescription,
} from '../../source/storeSourceMetadata.ts'
import type { ContentStorage } from '../../storage/contentStorage.ts'
import { callContract } from '../../transactions/callContract.ts'
import { findLog } from '../../transactions/findLog.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link publishSource}: what the source offers, its terms, and who owns it. */
export interface PublishSourceParameters extends SourceDescription, SourceTerms, Budget {
  storage: ContentStorage
  /** Who owns the source and pays its tasks. Default: the client's account. */
  client?: Address | undefined
}

/**
 * What {@link publishSource} returns: the transaction, the new source, and the URL of its
 * metadata.
 */
export interface PublishSourceReturnType extends SentTransaction {
  source: Address
  metadataUrl: string
}

/**
 * Offers a model on the network: puts its description into storage and its terms on the chain.
 *
 * The description is the network's `imageMetadata.json` with one more key, `huggingface: { task,
 * model, revision }`, from which clients learn what the source runs. Source: OGPU SDK docs, Nexus.
 *
 * @throws InvalidSourceError when a term cannot be; the errors of storage and of `sendCall`.
 * @throws RpcError, TransactionRefusedError, TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * const { source } = await publishSource(client, {
 *   storage,
 *   name: 'Sentiment',
 *   task: 'text-classification',
 *   model: 'acme/sentiment',
 *   minPayment: parseEther('0.001'),
 * })
 * ```
 */
export async function publishSource(
  client: TaskmeshClient,
  parameters: PublishSourceParameters,
): Promise<PublishSourceReturnType> {
  const {
    storage,
    images,
    client: owner = requireAccount(client, 'publishSource').address,
  } = parameters
  contractAddress(client, 'nexus') // throws before anything is stored
  const signal = budgetSignal(parameters)
  const terms = toChainTerms(parameters, images)
  const metadataUrl = await storeSourceMetadata(storage, toSourceMetadata(parameters), signal)
  const lastUpdateTime = await raceSignal(getChainTime(client), signal)
  const sent = await callContract(
    client,
    {
      contract: nexus,
      functionName: 'publishSource',
      args: [{ ...terms, client: owner, imageMetadataUrl: metadataUrl, lastUpdateTime }],
    },
    { ...parameters, signal },
  )
  const { args } = findLog(client, sent.receipt, 'SourcePublished')
  return { ...sent, source: args.source, metadataUrl }
}
