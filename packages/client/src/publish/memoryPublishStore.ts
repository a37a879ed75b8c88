import { isAddressEqual } from 'viem'
import { withLock } from '../scheduling/withLock.ts'
import type { Publication, PublishStore } from './publishStore.ts'

/**
 * A {@link PublishStore} in the memory of this process: it does not outlive it.
 *
 * @example
 * ```ts
 * const store = memoryPublishStore()
 * const publication = await store.get('no such id')
 * show(publication === undefined)
 * ```
 */
export function memoryPublishStore(): PublishStore {
  const publications = new Map<string, Publication>()
  // Two stores share no lock.
  const owner = crypto.randomUUID()
  return {
    get: async (id) => publications.get(id),
    async put(publication) {
      publications.set(publication.id, { ...publication })
    },
    getUnfinished: async ({ chainId, account }) =>
      [...publications.values()].filter(
        (one) =>
          one.status === 'signed' &&
          one.chainId === chainId &&
          isAddressEqual(one.account, account),
      ),
    withLock: (name, run, signal) => withLock(`${owner}:${name}`, run, signal),
  }
}
