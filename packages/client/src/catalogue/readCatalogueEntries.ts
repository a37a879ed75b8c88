import { TaskmeshError } from '@taskmesh/errors'
import type { Address } from 'viem'
import { getWorkState } from '../actions/provider/getWorkState.ts'
import { getSource } from '../actions/source/getSource.ts'
import { getResponse } from '../actions/task/getResponse.ts'
import { getTask, type GetTaskReturnType } from '../actions/task/getTask.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { findOffer } from '../source/findOfferedTask.ts'
import type { ContentStorage } from '../storage/contentStorage.ts'
import type { CatalogueSource, CatalogueTask } from './catalogueStore.ts'

type Description = Pick<CatalogueSource, 'task' | 'model' | 'revision' | 'problem'>

const SILENT: Description = {
  task: undefined,
  model: undefined,
  revision: undefined,
  problem: undefined,
}

async function readDescription(
  storage: ContentStorage,
  metadataUrl: string,
  signal?: AbortSignal,
): Promise<Description> {
  try {
    const offer = await findOffer(storage, metadataUrl, signal)
    return offer === undefined ? SILENT : { ...offer, problem: undefined }
  } catch (error) {
    signal?.throwIfAborted()
    if (!(error instanceof TaskmeshError)) throw error
    return { ...SILENT, problem: error.shortMessage }
  }
}

/** Reads a source and its description as they are now. */
export async function readCatalogueSource(
  client: TaskmeshClient,
  source: Address,
  { storage, signal }: { storage: ContentStorage; signal?: AbortSignal | undefined },
): Promise<CatalogueSource> {
  const snapshot = await getSource(client, { source })
  const { address, status, metadataUrl, minPayment, maxExpiryDuration, deliveryMethod } = snapshot
  const description = await readDescription(storage, metadataUrl, signal)
  const terms = { minPayment, maxExpiryDuration, deliveryMethod }
  return { address, client: snapshot.client, status, metadataUrl, ...terms, ...description }
}

/** What the winner of a task got: the contracts emit no event about payments. */
async function readPaid(
  client: TaskmeshClient,
  { address: taskAddress, winningProvider, deliveryMethod, payment }: GetTaskReturnType,
): Promise<bigint> {
  if (winningProvider === undefined) return 0n
  if (deliveryMethod === 'FIRST_RESPONSE') return payment
  const { response } = await getWorkState(client, { taskAddress, provider: winningProvider })
  return response === undefined ? 0n : (await getResponse(client, { response })).payment
}

/** What a task itself knows. */
export type CatalogueTaskState = Omit<CatalogueTask, 'client' | 'blockNumber'>

/** Reads a task as it is now. */
export async function readCatalogueTask(
  client: TaskmeshClient,
  taskAddress: Address,
): Promise<CatalogueTaskState> {
  const snapshot = await getTask(client, { taskAddress })
  const { address, source, configUrl, payment, expiryTime, status } = snapshot
  const terms = { source, configUrl, payment, expiryTime, status }
  const { winningProvider: provider } = snapshot
  return { address, ...terms, provider, paid: await readPaid(client, snapshot) }
}
