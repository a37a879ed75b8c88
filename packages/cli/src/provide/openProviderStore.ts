import { openStore, type ProviderStore, type TaskStore } from '@taskmesh/provider'
import { CHAINS } from '../account/chooseNetwork.ts'
import type { ProviderFile } from './providerFile.ts'
import type { ProviderFolder } from './providerFolder.ts'

/** A store, and what in it belongs to the provider. */
export interface OpenedStore {
  store: ProviderStore
  tasks: TaskStore
}

/**
 * Opens the store of a provider: the Postgres at `DATABASE_URL`, or the embedded one in its folder, which
 * one process can open.
 *
 * @throws StoreInUseError, StoreUnavailableError.
 */
export async function openProviderStore(
  files: ProviderFolder,
  { network, provider }: ProviderFile,
): Promise<OpenedStore> {
  const url = process.env['DATABASE_URL']
  const store = await openStore(url ? { url } : { folder: files.store })
  try {
    return { store, tasks: await store.of({ chainId: CHAINS[network.chain].id, provider }) }
  } catch (error) {
    await store.close()
    throw error
  }
}
