import { getTask, getWorkState, type GetTaskReturnType } from '@taskmesh/client'
import { getBlock } from 'viem/actions'
import type { Move } from './taskRecord.ts'
import type { Work, WorkSettings } from './work.ts'

/** What the chain says about a task and this provider. */
export interface ChainView {
  task: GetTaskReturnType
  hasAttempted: boolean
  /** Seconds until the task has to be answered; negative when it is too late. */
  secondsLeft: number
  /** Where the chain shows that the task has gone already, if anywhere. */
  move: Move | undefined
}

async function getTime({ client }: WorkSettings): Promise<bigint> {
  const { timestamp } = await getBlock(client, { blockTag: 'latest' })
  const local = BigInt(Math.floor(Date.now() / 1000))
  return timestamp > local ? timestamp : local
}

function moveOf(
  task: GetTaskReturnType,
  response: Move['response'],
  secondsLeft: number,
): Move | undefined {
  if (response !== undefined) return { to: 'SUBMITTED', response }
  if (task.status === 'FINALIZED') return { to: 'LOST', reason: 'another response was taken' }
  if (task.status === 'CANCELED') return { to: 'LOST', reason: 'the client canceled the task' }
  if (task.status === 'EXPIRED') return { to: 'EXPIRED', reason: 'the task has expired' }
  if (secondsLeft <= 0) return { to: 'EXPIRED', reason: 'too little time was left' }
  return undefined
}

/** Asks the chain where a task stands, before anything is done about it. */
export async function lookAtChain(work: Work): Promise<ChainView> {
  const { client, provider, record, safetyMarginSeconds } = work
  const { address } = record
  const [task, { hasAttempted, response }, now] = await Promise.all([
    getTask(client, { task: address }),
    getWorkState(client, { task: address, provider }),
    getTime(work),
  ])
  const secondsLeft = Number(task.expiryTime - now) - safetyMarginSeconds
  return { task, hasAttempted, secondsLeft, move: moveOf(task, response, secondsLeft) }
}
