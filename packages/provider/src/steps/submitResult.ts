import { submitResponse } from '@taskmesh/client'
import { TaskmeshError } from '@taskmesh/errors'
import { readTaskView } from '../chain/readTaskView.ts'
import type { Step } from './step.ts'

export const beginSubmit: Step = async (work) => {
  const { move } = await readTaskView(work)
  return move ?? { to: 'SUBMIT_SENT' }
}

function isRefusedAsDuplicate(error: unknown): boolean {
  return error instanceof TaskmeshError && error.code === 'ALREADY_SUBMITTED'
}

/**
 * Submits the result, unless the chain has a response of this provider already.
 *
 * A task takes the same response only once, and equal results have equal URLs. When another provider
 * was first with it, the URL gets this provider's address as its fragment, which leads to the same
 * content.
 */
export const sendResponse: Step = async (work) => {
  const { move, task } = await readTaskView(work)
  if (move) return move
  const { client, provider, record, signal } = work
  const { payment, address: taskAddress } = task
  const data = record.resultUrl
  if (data === undefined) return { to: 'FAILED', reason: 'the result is not known any more' }
  const response = { taskAddress, provider, payment, signal }
  const sent = await submitResponse(client, { ...response, data }).catch((error: unknown) => {
    if (!isRefusedAsDuplicate(error)) throw error
    return submitResponse(client, { ...response, data: `${data}#${provider}` })
  })
  return { to: 'SUBMITTED', hash: sent.hash, response: sent.response }
}
