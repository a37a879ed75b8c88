import { isTaskId, type TaskId } from '@taskmesh/tasks'
import * as z from 'zod/mini'
import { readLimited } from './readLimited.ts'
import { runnerAddress } from './runnerAddress.ts'

const MAX_LIST_BYTES = 1024 * 1024
const TIMEOUT_MS = 10_000

const list = z.object({
  models: z.array(z.object({ id: z.string().check(z.maxLength(500)), task: z.string() })),
})

/** The names of the models that a runner serves, by task. */
export type ServedModels = ReadonlyMap<TaskId, readonly string[]>

/** Reads what `GET /v1/models` gave. Models of tasks that are not known here are left out. */
export function readServed(json: unknown): ServedModels | undefined {
  const parsed = z.safeParse(list, json)
  if (!parsed.success) return undefined
  const served = new Map<TaskId, string[]>()
  for (const { id, task } of parsed.data.models) {
    if (isTaskId(task)) served.set(task, [...(served.get(task) ?? []), id])
  }
  return served
}

/** Asks a runner for its models. `undefined` when it does not say. Never rejects. */
export async function fetchServed(runnerUrl: string): Promise<ServedModels | undefined> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const response = await fetch(runnerAddress(runnerUrl, 'v1/models'), { signal })
    const text = await readLimited(response, MAX_LIST_BYTES)
    return response.ok ? readServed(JSON.parse(text ?? '')) : undefined
  } catch {
    return undefined
  }
}
