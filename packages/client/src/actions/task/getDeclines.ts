import type { Address } from 'viem'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { isAbout } from '../../declines/declineReport.ts'
import { readDeclines } from '../../declines/readDeclines.ts'
import type { Decline } from '../../errors/decline.ts'
import type { ContentStorage } from '../../storage/contentStorage.ts'
import { getProvidersOfSource } from '../source/getProvidersOfSource.ts'
import { getTask } from './getTask.ts'

/** Options of {@link getDeclines}: the task whose declines are read. */
export interface GetDeclinesOptions {
  taskAddress: Address
  /** The task's source. Default: it is read from the chain. */
  source?: Address | undefined
  signal?: AbortSignal | undefined
}

/** Parameters of {@link getDeclines}: the task, and where declines are read. */
export interface GetDeclinesParameters extends GetDeclinesOptions {
  storage: ContentStorage
}

/** What {@link getDeclines} returns: the declines, each with its reason. */
export type GetDeclinesReturnType = Decline[]

const MAX_PROVIDERS = 50

/**
 * Reads why the providers of a source do not take a task, from those that say so. The protocol has no
 * place for this: a Taskmesh provider publishes a report and writes its URL into its live data
 * (`Terminal.setLiveData`). The first 50 providers of the source are asked.
 *
 * Source: ABI of the Terminal.
 *
 * @throws TaskNotFoundError, SourceNotFoundError, RpcError; the signal's reason when it was aborted.
 *
 * @example
 * ```ts
 * const declines = await getDeclines(client, { storage, taskAddress })
 * for (const { provider, code, reason } of declines) show(provider, code, reason)
 * ```
 */
export async function getDeclines(
  client: TaskmeshClient,
  { storage, taskAddress, source, signal }: GetDeclinesParameters,
): Promise<GetDeclinesReturnType> {
  const of = source ?? (await getTask(client, { taskAddress })).source
  const providers = await getProvidersOfSource(client, { source: of, limit: MAX_PROVIDERS })
  const declines = await readDeclines(client, { storage, providers, signal })
  return declines.filter((decline) => isAbout(decline, taskAddress))
}
