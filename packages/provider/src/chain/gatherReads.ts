import type { TaskmeshClient } from '@taskmesh/client'

/** Calldata of one request in bytes: some hundred reads. */
const BATCH_BYTES = 16_384

/**
 * Returns a client that sends the reads of one moment in one request, through Multicall3 or, on a
 * chain without it, through code that is sent along.
 */
export function gatherReads(client: TaskmeshClient): TaskmeshClient {
  const deployless = client.chain?.contracts?.multicall3 === undefined
  // Without an account: a read that says who asks is sent alone.
  const batch = { multicall: { batchSize: BATCH_BYTES, deployless } }
  return { ...client, account: undefined, batch }
}
