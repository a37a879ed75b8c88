import { requireAccount } from '../connection/requireAccount.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { checkFiles, storePayload, type Payload } from '../publish/payload.ts'
import { publishAlone } from '../publish/publishAlone.ts'
import type { PublishTerms } from '../publish/publishTerms.ts'
import { checkPayment } from '../source/checkPayment.ts'
import type { Expiry } from '../source/toExpiryTime.ts'
import { GroupMember, type GroupResult } from './GroupMember.ts'
import { publishTogether } from './PublishQueue.ts'

function toMember(
  client: TaskmeshClient,
  parameters: PublishTerms & Expiry,
  payload: Payload,
): GroupMember {
  const { source, fund = false, maxFeePerGas, expiresIn, expiresAt, onProgress } = parameters
  const { task, storage, signal, log, search, companion } = payload
  const expiry = expiresIn === undefined ? { expiresAt } : { expiresIn }
  const payment = checkPayment(parameters.payment)
  const terms = { task, source, payment, expiry, fund, storage, maxFeePerGas, signal }
  return new GroupMember({
    ...terms,
    search,
    companion,
    isSaved: parameters.store !== undefined,
    onChecked: () => onProgress?.({ step: 'checked' }),
    async store() {
      await checkFiles(parameters, payload)
      return storePayload(parameters, payload)
    },
    async onSigned(transaction) {
      await log.onSigned(transaction)
      await onProgress?.({ step: 'signed', ...transaction })
    },
    async onPublished({ taskAddress, hash }) {
      await log.onPublished(taskAddress)
      await onProgress?.({ step: 'published', hash })
    },
    publishAlone: () => publishAlone(client, parameters, payload),
  })
}

/** Publishes a payload with those of other calls at the same time, where this process signs. */
export async function publishPayload(
  client: TaskmeshClient,
  parameters: PublishTerms & Expiry,
  payload: Payload,
): Promise<GroupResult> {
  const account = requireAccount(client, 'publishTask')
  if (account.type !== 'local') return publishAlone(client, parameters, payload)
  return publishTogether(client, account, toMember(client, parameters, payload))
}
