import { getTask } from '@taskmesh/client'
import { isAddressEqual } from 'viem'
import type { Step } from './step.ts'

/** Finds out whether the response was taken. */
export const settle: Step = async ({ client, provider, record }) => {
  const { status, winningProvider } = await getTask(client, { taskAddress: record.address })
  if (status === 'CANCELED') return { to: 'LOST', reason: 'the client canceled the task' }
  if (status === 'EXPIRED') return { to: 'EXPIRED', reason: 'no response was taken in time' }
  if (status !== 'FINALIZED' || winningProvider === undefined) return undefined
  if (isAddressEqual(winningProvider, provider)) return { to: 'CONFIRMED' }
  return { to: 'LOST', reason: 'another response was taken' }
}
