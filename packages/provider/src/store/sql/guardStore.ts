import type { PublishStore } from '@taskmesh/client'
import { TaskmeshError } from '@taskmesh/errors'
import { StoreUnavailableError } from '../../errors/providerErrors.ts'
import type { TaskStore } from '../taskStore.ts'

/** Has a publisher's store refuse what there is no room for. */
export function guardPublications(store: PublishStore, check?: () => Promise<void>): PublishStore {
  return {
    ...store,
    async put(publication) {
      await check?.()
      await store.put(publication)
    },
  }
}

/**
 * Says of a database that fails, such as one that restarts or whose disk is full, that it is the store.
 *
 * @param check - throws when nothing should be written now.
 */
export function guardStore(store: TaskStore, name: string, check?: () => Promise<void>): TaskStore {
  const guard = <Parameters extends readonly unknown[], Result>(
    run: (...parameters: Parameters) => Promise<Result>,
  ) => {
    return async (...parameters: Parameters): Promise<Result> => {
      try {
        return await run(...parameters)
      } catch (cause) {
        if (cause instanceof TaskmeshError) throw cause
        const reason = cause instanceof Error ? cause.message : 'unknown reason'
        throw new StoreUnavailableError(name, reason, cause)
      }
    }
  }
  const guardWrite = <Parameters extends readonly unknown[], Result>(
    run: (...parameters: Parameters) => Promise<Result>,
  ) =>
    guard(async (...parameters: Parameters) => {
      await check?.()
      return run(...parameters)
    })
  return {
    ...store,
    add: guardWrite(store.add),
    get: guard(store.get),
    getMany: guard(store.getMany),
    move: guardWrite(store.move),
    update: guardWrite(store.update),
    claim: guardWrite(store.claim),
    release: guard(store.release),
    sign: guardWrite(store.sign),
    reprice: guardWrite(store.reprice),
    settle: guardWrite(store.settle),
    getTransaction: guard(store.getTransaction),
    listTransactions: guard(store.listTransactions),
    addDuration: guardWrite(store.addDuration),
    getDurations: guard(store.getDurations),
    getSpent: guard(store.getSpent),
    getMostGas: guard(store.getMostGas),
    addFailure: guardWrite(store.addFailure),
    setCursor: guardWrite(store.setCursor),
    findFailure: guard(store.findFailure),
  }
}
