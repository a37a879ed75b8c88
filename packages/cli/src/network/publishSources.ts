import type { ModelOption } from '@taskmesh/inference-runner'
import { TASKS, type TaskId } from '@taskmesh/tasks'
import { parseEther, type Address } from 'viem'
import type { NetworkClient } from './networkClient.ts'

const MIN_PAYMENT = parseEther('0.001')
const MAX_EXPIRY_SECONDS = 86_400

/** Publishes a source for the first model of each task. Returns the sources' addresses. */
export async function publishSources(
  client: NetworkClient,
  models: readonly ModelOption[],
  signal?: AbortSignal,
): Promise<Map<TaskId, Address>> {
  const first = models.filter(
    ({ task }, index) => models.findIndex((other) => other.task === task) === index,
  )
  const published = await Promise.all(
    first.map(async ({ task, id }) => {
      const { source } = await client.publishSource({
        name: `${TASKS[task].name} by ${id}`,
        description: TASKS[task].summary,
        task,
        model: id,
        minPayment: MIN_PAYMENT,
        maxExpiryDuration: MAX_EXPIRY_SECONDS,
        signal,
      })
      return [task, source] as const
    }),
  )
  return new Map(published)
}
