import '#lib/config/zodWithoutEval.ts'
import { PaidTasks } from '@taskmesh/venues/paid-tasks'

/** The storage of the site; nothing is kept where a browser closes it. */
function siteStorage(): Storage | undefined {
  try {
    return globalThis.localStorage
  } catch {
    return undefined
  }
}

const NOWHERE = {
  length: 0,
  key: () => null,
  getItem: () => null,
  setItem: () => {
    throw new DOMException('This browser keeps nothing for this site.', 'QuotaExceededError')
  },
  removeItem: () => {},
}

/** The tasks that were paid for from these pages and are not over. */
export const pagePaidTasks = new PaidTasks(siteStorage() ?? NOWHERE)
