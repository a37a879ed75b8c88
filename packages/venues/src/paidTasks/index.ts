export type { PaidTask } from './paidTask.ts'
export { PaidTasks, type PaidTaskFilter, type PaidTaskStorage } from './PaidTasks.ts'
