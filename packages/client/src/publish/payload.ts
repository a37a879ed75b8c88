import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import { raceSignal } from 'race-signal'
import { checkMedia } from '../payload/checkMedia.ts'
import type { Companion } from '../publishGroup/Companions.ts'
import type { ContentStorage } from '../storage/contentStorage.ts'
import { withTag } from './keyTag.ts'
import type { KeySearch } from './KeySearch.ts'
import { checkRecognizable } from './payloadMatcher.ts'
import type { PublicationLog } from './publicationLog.ts'
import type { PublishTerms } from './publishTerms.ts'

/** A request that is to be published, and what goes with it. */
export interface Payload {
  task: TaskId
  json: string
  request: TaskRequest
  signal: AbortSignal
  storage: ContentStorage
  log: PublicationLog
  /** Of the `idempotencyKey`. */
  tag?: string | undefined
  /** For the task of the `idempotencyKey`, if it has one. */
  search?: KeySearch | undefined
  /** Its place among calls that were made together. */
  companion?: Companion | undefined
}

/** Stores a payload and returns its URL, as it goes on the chain. */
export async function storePayload(parameters: PublishTerms, payload: Payload): Promise<string> {
  const { json, signal, storage, tag, log } = payload
  const put = storage.put(json, { name: 'taskConfig.json', signal })
  const url = await raceSignal(put, signal)
  if (tag !== undefined) await raceSignal(checkRecognizable(json, url), signal)
  const configUrl = tag === undefined ? url : withTag(url, tag)
  log.setConfigUrl(configUrl)
  await parameters.onProgress?.({ step: 'stored', configUrl })
  return configUrl
}

/** Looks at the files of a request, when that is wanted. */
export async function checkFiles(
  { checkMedia: wanted }: PublishTerms,
  { task, request, signal }: Payload,
): Promise<void> {
  if (!wanted) return
  const options = wanted === true ? {} : wanted
  await raceSignal(checkMedia(task, request, { signal, ...options }), signal)
}
