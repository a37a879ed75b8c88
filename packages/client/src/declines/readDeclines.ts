import { terminalAbi } from '@taskmesh/contracts'
import type { Address } from 'viem'
import { getChainId } from 'viem/actions'
import { contractAddress } from '../connection/contractAddress.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { MissingContractError } from '../errors/chainErrors.ts'
import type { Decline } from '../errors/decline.ts'
import { readContractOf } from '../reads/readContractOf.ts'
import { readMany } from '../reads/readMany.ts'
import { mapInBatches } from '../scheduling/mapInBatches.ts'
import type { ContentStorage } from '../storage/contentStorage.ts'
import { declinesUrlOf, decodeDeclineReport, MAX_REPORT_BYTES } from './declineReport.ts'

const REPORTS_AT_ONCE = 8
/** Milliseconds for one report. */
const REPORT_TIMEOUT_MS = 10_000

export interface ReadDeclinesParameters {
  storage: ContentStorage
  providers: readonly Address[]
  signal?: AbortSignal | undefined
}

async function readLiveData(
  client: TaskmeshClient,
  providers: readonly Address[],
): Promise<string[]> {
  const address = contractAddress(client, 'terminal')
  const calls = providers.map(
    (provider) =>
      ({ address, abi: terminalAbi, functionName: 'liveDataOf', args: [provider] }) as const,
  )
  return readContractOf(
    readMany(client, calls),
    () => new MissingContractError('terminal', client.chain?.name),
  )
}

/**
 * Reads what providers report about tasks that they do not take. A report that cannot be read is left
 * out: a stranger's report must not end the wait for a result.
 *
 * @throws RpcError; MissingContractError; the signal's reason.
 */
export async function readDeclines(
  client: TaskmeshClient,
  { storage, providers, signal }: ReadDeclinesParameters,
): Promise<Decline[]> {
  const chainId = client.chain?.id ?? (await getChainId(client))
  const liveData = await readLiveData(client, providers)
  const reports = providers.flatMap((provider, index) => {
    const url = declinesUrlOf(liveData[index] ?? '')
    return url === undefined ? [] : [{ provider, url }]
  })
  const declines = await mapInBatches(reports, REPORTS_AT_ONCE, async ({ provider, url }) => {
    const timeout = AbortSignal.timeout(REPORT_TIMEOUT_MS)
    const both = signal === undefined ? timeout : AbortSignal.any([signal, timeout])
    try {
      const bytes = await storage.get(url, { maxBytes: MAX_REPORT_BYTES, signal: both })
      return decodeDeclineReport({ chainId, provider }, new TextDecoder().decode(bytes))
    } catch {
      signal?.throwIfAborted()
      return []
    }
  })
  return declines.flat()
}
