import { isRecord } from '@taskmesh/errors'
import { createClient, http } from 'viem'
import type { TaskmeshClient } from './taskmeshClient.ts'

/** Most calls of one HTTP request; nodes refuse or slow down longer lists. */
const CALLS_PER_REQUEST = 100
/** Of all calls of one call to Multicall3. */
const MULTICALL_BYTES = 16_384

const clients = new WeakMap<TaskmeshClient, TaskmeshClient>()

function makeBatchingClient(client: TaskmeshClient): TaskmeshClient {
  const { transport, chain, account, pollingInterval } = client
  const url: unknown = transport['url']
  const isPlainHttp = transport.type === 'http' && typeof url === 'string'
  const fetchOptions: unknown = transport['fetchOptions']
  const { retryCount, retryDelay, timeout } = transport
  const batching = http(isPlainHttp ? url : undefined, {
    batch: { batchSize: CALLS_PER_REQUEST },
    retryCount,
    retryDelay,
    timeout,
    ...(isRecord(fetchOptions) && { fetchOptions }),
  })
  return createClient({
    account,
    chain,
    pollingInterval,
    cacheTime: 0,
    transport: isPlainHttp
      ? batching
      : // Not the transport's own, which neither retries nor names errors.
        () => ({ config: transport, request: client.request, value: transport }),
    batch: { multicall: { batchSize: MULTICALL_BYTES } },
  })
}

/**
 * Returns a client for the same node and account that joins what is asked for at the same moment:
 * reads of contracts into one call of Multicall3, where the chain names it, and the calls that are
 * left into one HTTP request, a JSON-RPC batch.
 *
 * The batches of an `http` transport go to its URL with its `fetchOptions`, by `fetch`; a transport
 * does not show its `fetchFn`. Any other transport is used as it is.
 */
export function batchingClient(client: TaskmeshClient): TaskmeshClient {
  const known = clients.get(client)
  if (known !== undefined) return known
  const made = makeBatchingClient(client)
  clients.set(client, made)
  return made
}
