import type { ProviderMetrics, TaskStore } from '@taskmesh/provider'
import { fastify, type FastifyInstance } from 'fastify'
import type { Client, HttpTransport, Chain } from 'viem'
import { getBlockNumber } from 'viem/actions'
import { readDeclines, readWaits } from './countReasons.ts'
import type { Supervised } from './superviseProvider.ts'
import { toJson } from '../output/toJson.ts'

const PATIENCE_MS = 3000
const NODE_AGE_MS = 5000

export interface OperationsOptions {
  provider: Supervised
  metrics: ProviderMetrics
  client: Client<HttpTransport, Chain>
  /** Whether all models are loaded. */
  hasModels: () => boolean
  store: Pick<TaskStore, 'counts' | 'earnings' | 'list' | 'listDeclined'>
}

/** Whether the node answers, asked every 5 seconds at most. */
function createNodeCheck(client: Client<HttpTransport, Chain>): () => Promise<boolean> {
  let checkedAt = Number.NEGATIVE_INFINITY
  let last: Promise<boolean> = Promise.resolve(false)
  const check = () =>
    Promise.race([
      getBlockNumber(client, { cacheTime: 0 }).then(
        () => true,
        () => false,
      ),
      new Promise<boolean>((resolve) => {
        setTimeout(() => resolve(false), PATIENCE_MS).unref()
      }),
    ])
  return () => {
    if (performance.now() - checkedAt >= NODE_AGE_MS) {
      checkedAt = performance.now()
      last = check()
    }
    return last
  }
}

/**
 * Makes the server that says how a provider is doing: `/health/live` and `/health/ready` for what
 * starts and stops it, `/metrics` for Prometheus, `/status` and `/earnings` for `taskmesh provide`.
 * It changes nothing and knows no keys.
 */
export function createOperationsServer(options: OperationsOptions): FastifyInstance {
  const { provider, metrics, client, hasModels, store } = options
  const hasNode = createNodeCheck(client)
  const server = fastify({ forceCloseConnections: true })
  server.setReplySerializer(toJson)
  server.get('/health/live', () => ({ status: 'live' }))
  server.get('/health/ready', async (_request, reply) => {
    const activity = provider.activity()
    const checks = { activity, node: await hasNode(), models: hasModels() }
    const isUp = activity === 'working' || activity === 'paused'
    const isReady = isUp && checks.node && checks.models
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready', checks })
  })
  server.get('/metrics', async (_request, reply) =>
    reply
      .header('content-type', metrics.contentType)
      .serializer(String)
      .send(await metrics.read()),
  )
  server.get('/status', async () => ({
    provider: provider.address,
    activity: provider.activity(),
    tasks: await store.counts(),
    declines: await readDeclines(store),
    waits: await readWaits(store),
    ...provider.stats(),
  }))
  server.get('/earnings', async () => ({ earnings: await store.earnings() }))
  return server
}
