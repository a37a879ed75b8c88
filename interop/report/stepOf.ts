import { reasonOf } from '@taskmesh/errors'
import type { Step } from './message.ts'

/** A check of one thing: what is wrong, if anything. */
export type Check = () => Promise<string | undefined>

/** Makes a step of a check; what it throws is what is wrong. */
export async function stepOf(group: string, name: string, check: Check): Promise<Step> {
  const start = performance.now()
  const problem = await check().catch((error: unknown) => reasonOf(error))
  const seconds = Math.round((performance.now() - start) / 100) / 10
  const outcome = problem === undefined ? 'passed' : 'failed'
  return { type: 'step', group, name, outcome, detail: problem ?? '', seconds }
}
