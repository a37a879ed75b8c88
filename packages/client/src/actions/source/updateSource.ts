import { raceSignal } from 'race-signal'
import type { Address } from 'viem'
import * as z from 'zod/mini'
import { contractAddress } from '../../connection/contractAddress.ts'
import { nexus } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnoseSource } from '../../diagnosis/diagnoseSource.ts'
import { InvalidSourceError } from '../../errors/sourceErrors.ts'
import { getChainTime } from '../../reads/getChainTime.ts'
import { budgetSignal, type Budget } from '../../scheduling/budget.ts'
import { sourceMetadataSchema, type SourceMetadata } from '../../source/sourceMetadata.ts'
import { toChainTerms, type SourceTerms } from '../../source/sourceTerms.ts'
import {
  storeSourceMetadata,
  toSourceMetadata,
  type SourceDescription,
} from '../../source/storeSourceMetadata.ts'
import type { ContentStorage } from '../../storage/contentStorage.ts'
import { readJson } from '../../storage/readJson.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'
import { getSource, type GetSourceReturnType } from './getSource.ts'

/** What is left out stays as it is; `about` replaces the description. */
export interface UpdateSourceParameters extends Partial<SourceTerms>, Budget {
  storage: ContentStorage
  source: Address
  about?: SourceDescription | undefined
}

/** What {@link updateSource} returns: the transaction, and the URL of the new metadata. */
export interface UpdateSourceReturnType extends SentTransaction {
  metadataUrl: string
}

async function storeDescription(
  { storage, about }: UpdateSourceParameters,
  current: GetSourceReturnType,
  signal: AbortSignal,
): Promise<string> {
  if (about === undefined) return current.metadataUrl
  const previous = await readMetadata(storage, current.metadataUrl, signal)
  return storeSourceMetadata(storage, { ...previous, ...toSourceMetadata(about) }, signal)
}

/** The keys that other tools have added, which must not be lost. */
async function readMetadata(
  storage: ContentStorage,
  url: string,
  signal: AbortSignal,
): Promise<SourceMetadata> {
  const parsed = z.safeParse(sourceMetadataSchema, readJson(await storage.get(url, { signal })))
  if (parsed.success) return parsed.data
  throw new InvalidSourceError('source', 'The current description of the source cannot be read.')
}

function withoutUndefined<Value extends object>(value: Value): Partial<Value> {
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  // Only entries of the value itself remain, so the result is a part of it.
  return Object.fromEntries(entries) as Partial<Value>
}

/**
 * Changes the terms or the description of a source. Tasks that exist keep theirs. Source: OGPU SDK
 * docs, Nexus.
 *
 * @throws SourceNotFoundError, InvalidSourceError; the errors of storage and of `sendCall`.
 * @throws RpcError, TransactionRefusedError, TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await updateSource(client, { storage, source, minPayment: parseEther('0.005') })
 * ```
 */
export async function updateSource(
  client: TaskmeshClient,
  parameters: UpdateSourceParameters,
): Promise<UpdateSourceReturnType> {
  const {
    source,
    storage: _storage,
    about,
    signal: _signal,
    timeoutMs: _timeout,
    ...changes
  } = parameters
  contractAddress(client, 'nexus') // throws before anything is stored
  const signal = budgetSignal(parameters)
  const current = await getSource(client, { source })
  const terms = toChainTerms({ ...current, ...withoutUndefined(changes) }, about?.images)
  const metadataUrl = await storeDescription(parameters, current, signal)
  const lastUpdateTime = await raceSignal(getChainTime(client), signal)
  const params = { ...terms, client: current.client, imageMetadataUrl: metadataUrl, lastUpdateTime }
  const sent = await callContract(
    client,
    {
      contract: nexus,
      functionName: 'updateSource',
      args: [source, params],
      diagnose: () => diagnoseSource(client, source),
    },
    { ...parameters, signal },
  )
  return { ...sent, metadataUrl }
}
