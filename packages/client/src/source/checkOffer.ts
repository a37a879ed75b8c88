import { TaskmeshError } from '@taskmesh/errors'
import type { TaskId } from '@taskmesh/tasks'
import { raceSignal } from 'race-signal'
import type { Address } from 'viem'
import { SourceTaskMismatchError } from '../errors/publishErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
import type { ContentStorage } from '../storage/contentStorage.ts'
import { knownOffer } from './knownOffer.ts'

export interface Offer {
  storage: ContentStorage
  source: Address
  metadataUrl: string
  task: TaskId
  signal: AbortSignal
}

/**
 * Refuses a source that runs another task.
 *
 * @returns a warning when the source does not say what it runs, or its description is unreadable.
 * @throws SourceTaskMismatchError when it names another task.
 */
export async function checkOffer({
  storage,
  source,
  metadataUrl,
  task,
  signal,
}: Offer): Promise<string[]> {
  let offered: string | undefined
  try {
    offered = (await raceSignal(knownOffer(storage, metadataUrl), signal))?.task
  } catch (error) {
    signal.throwIfAborted()
    const reason = error instanceof TaskmeshError ? error.shortMessage : redactedReason(error)
    return [`Which task the source runs is not known, its description cannot be read: ${reason}`]
  }
  if (offered === undefined) return ['The source does not say which task it runs.']
  if (offered !== task) throw new SourceTaskMismatchError(source, task, offered)
  return []
}
