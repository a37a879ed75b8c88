import type { RunWork } from './work.ts'

/** Seconds until the task has to be answered, by the chain's clock; negative when it is too late. */
export async function secondsLeft({ head, record, safetyMarginSeconds }: RunWork): Promise<number> {
  return Number(record.expiryTime - (await head.now())) - safetyMarginSeconds
}
