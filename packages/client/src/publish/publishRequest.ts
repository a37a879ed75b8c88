import type { TaskId, TaskInputs } from '@taskmesh/tasks'
import { raceSignal } from 'race-signal'
import type { PublishTaskParameters, PublishTaskReturnType } from '../actions/task/publishTask.ts'
import { requireAccount } from '../connection/requireAccount.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { encodePayload } from '../payload/encodePayload.ts'
import type { Companion } from '../publishGroup/Companions.ts'
import { publishPayload } from '../publishGroup/publishPayload.ts'
import { budgetSignal } from '../scheduling/budget.ts'
import { checkPayment } from '../source/checkPayment.ts'
import type { Expiry } from '../source/toExpiryTime.ts'
import type { KeySearch } from './KeySearch.ts'
import { checkKey, keyTag } from './keyTag.ts'
import { PublicationLog } from './publicationLog.ts'
import type { Payload } from './payload.ts'
import { publishOnce } from './publishOnce.ts'
import type { PublishTerms } from './publishTerms.ts'
import type { PublishedFacts } from './readPublished.ts'

function openLog(
  client: TaskmeshClient,
  { store: kept, source, payment }: PublishTerms,
  tag: string | undefined,
): PublicationLog {
  const { address: account } = requireAccount(client, 'publishTask')
  const chainId = client.chain?.id ?? 0
  return new PublicationLog(kept, { chainId, account, source, payment, tag })
}

/** The keyed hash that stands for the key of a call in public. */
async function tagFor(
  client: TaskmeshClient,
  { idempotencyKey, idempotencySecret }: PublishTerms,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (idempotencyKey === undefined) return undefined
  const account = requireAccount(client, 'publishTask')
  return raceSignal(keyTag(account, idempotencyKey, idempotencySecret), signal)
}

/** Publishes unless a call with its key did. */
async function publishKeyed(
  client: TaskmeshClient,
  parameters: PublishTerms & Expiry,
  payload: Payload & { tag: string },
): Promise<PublishedFacts & { isRepeated: boolean }> {
  const { address: account } = requireAccount(client, 'publishTask')
  const { restart = false } = parameters
  const { tag, json, signal, log, companion } = payload
  const publish = (search: KeySearch) => publishPayload(client, parameters, { ...payload, search })
  const payment = checkPayment(parameters.payment)
  const terms = { ...parameters, payment, storage: payload.storage, account, restart }
  return publishOnce(client, { ...terms, tag, json, signal, log, publish, companion })
}

async function publishOne<Id extends TaskId, Inputs extends TaskInputs<Id>>(
  client: TaskmeshClient,
  parameters: PublishTaskParameters<Id, Inputs>,
  companion: Companion | undefined,
): Promise<PublishTaskReturnType<Id, Inputs>> {
  const { storage, task, inputs, idempotencyKey } = parameters
  requireAccount(client, 'publishTask')
  const signal = budgetSignal(parameters)
  signal.throwIfAborted()
  if (idempotencyKey !== undefined) checkKey(idempotencyKey)
  const { json, request } = await encodePayload(task, parameters)
  const tag = await tagFor(client, parameters, signal)
  const log = openLog(client, parameters, tag)
  const payload = { task, json, request, signal, storage, log, companion }
  const published =
    tag === undefined
      ? { ...(await publishPayload(client, parameters, payload)), isRepeated: false }
      : await publishKeyed(client, parameters, { ...payload, tag })
  return { ...published, task, inputs }
}

/**
 * Publishes one request, as `publishTask` says.
 *
 * @param companion - its place among calls that are made together, which it leaves at its end.
 */
export async function publishRequest<const Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  client: TaskmeshClient,
  parameters: PublishTaskParameters<Id, Inputs>,
  companion?: Companion,
): Promise<PublishTaskReturnType<Id, Inputs>> {
  try {
    return await publishOne(client, parameters, companion)
  } finally {
    companion?.leave()
  }
}
