import '#lib/config/zodWithoutEval.ts'
import { listDatasets, listModels } from '@huggingface/hub'
import type { TaskId } from '@taskmesh/tasks'
import * as z from 'zod/mini'

const LIMIT = 10
const TIMEOUT_MS = 15_000

/** What the Hub lists: models or datasets. */
export type HubKind = 'models' | 'datasets'

const hubEntry = z.object({
  name: z.string().check(z.maxLength(200)),
  downloads: z.catch(z.number(), 0),
  likes: z.catch(z.number(), 0),
})

/** A model or a dataset of the Hugging Face Hub. */
export type HubEntry = z.infer<typeof hubEntry>

export interface HubQuery {
  kind: HubKind
  task: TaskId
  /** Part of the name; empty for the most downloaded. */
  query: string
  signal?: AbortSignal
  /** Address of the Hub. Default `https://huggingface.co`. */
  hubUrl?: string | undefined
}

/**
 * Lists the models or datasets of a task on the Hugging Face Hub, the most downloaded first, ten at
 * most.
 *
 * @throws when the Hub cannot be reached in 15 seconds, refuses or answers with something else; the
 * signal's reason when it aborts.
 *
 * @example
 * ```ts
 * const [first] = await searchHub({ kind: 'models', task: 'translation', query: 'nllb' })
 * first?.name // 'facebook/nllb-200-distilled-600M'
 * ```
 */
export async function searchHub({
  kind,
  task,
  query,
  signal,
  hubUrl,
}: HubQuery): Promise<HubEntry[]> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout])
  const common = {
    limit: LIMIT,
    sort: 'downloads' as const,
    fetch: (url: RequestInfo | URL, init?: RequestInit) => fetch(url, { ...init, signal: either }),
    ...(hubUrl === undefined ? {} : { hubUrl }),
  }
  const named = query.trim() === '' ? {} : { query: query.trim() }
  const found =
    kind === 'models'
      ? listModels({ ...common, search: { ...named, tags: [task] } })
      : listDatasets({ ...common, search: { ...named, tags: [`task_categories:${task}`] } })
  const entries: HubEntry[] = []
  for await (const entry of found) entries.push(z.parse(hubEntry, entry))
  return entries
}
