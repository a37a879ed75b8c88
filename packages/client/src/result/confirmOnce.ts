import { TaskmeshError } from '@taskmesh/errors'
import { confirmResponse, type ConfirmResponseParameters } from '../actions/task/confirmResponse.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'

const DONE_BY_OTHERS = new Set(['ALREADY_CONFIRMED', 'ALREADY_FINALIZED'])

/** Confirms a response, unless the task has its response already. */
export async function confirmOnce(
  client: TaskmeshClient,
  parameters: ConfirmResponseParameters,
): Promise<void> {
  try {
    await confirmResponse(client, parameters)
  } catch (error) {
    if (!(error instanceof TaskmeshError) || !DONE_BY_OTHERS.has(error.code)) throw error
  }
}
