import { TaskmeshError } from '@taskmesh/errors'
import { StoreUnavailableError } from '../../errors/providerErrors.ts'
import type { TaskStore } from '../taskStore.ts'

/** Says of a database that fails, such as one that restarts or whose disk is full, that it is the store. */
export function guardStore(store: TaskStore, name: string): TaskStore {
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
  return {
    ...store,
    add: guard(store.add),
    get: guard(store.get),
    getMany: guard(store.getMany),
    move: guard(store.move),
    update: guard(store.update),
    claim: guard(store.claim),
    release: guard(store.release),
    sign: guard(store.sign),
    reprice: guard(store.reprice),
    settle: guard(store.settle),
    getTransaction: guard(store.getTransaction),
    listTransactions: guard(store.listTransactions),
    addDuration: guard(store.addDuration),
    getDurations: guard(store.getDurations),
    getSpent: guard(store.getSpent),
    getMostGas: guard(store.getMostGas),
    addFailure: guard(store.addFailure),
    findFailure: guard(store.findFailure),
  }
}
