import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Logger } from '../../logger.ts'
import type { Runner } from '../../runner/runner.ts'
import { clientOf, knownClientOf } from '../access/clientOf.ts'
import { announcedBytes, countedBytes } from './bodyBytes.ts'
import { factsOf } from './requestFacts.ts'
import { timingOf } from './timingHeaders.ts'

const round = (ms: number) => Math.round(ms * 10) / 10

/** Routes that are asked every few seconds, by what watches: only their failures are logged. */
function isWatching({ routeOptions }: FastifyRequest): boolean {
  const { access } = routeOptions.config
  return access === 'health' || access === 'metrics'
}

/**
 * The name of a model that was asked for, as far as it may be logged: what is no name of a model that is served
 * may be anything.
 */
function knownModel(runner: Runner, model: string | undefined): string | undefined {
  return runner.models().find(({ id }) => id === model)?.id
}

/**
 * Logs a line for each request when it is over: its id, the dialect, the pattern of the route, which task and
 * model, the status, how long its parts took, and which client it was of. Never a body, a key, an address of a
 * page or what stands in a URL beside its route.
 */
export function logRequests(
  app: FastifyInstance,
  { logger, runner }: { logger: Logger; runner: Runner },
): void {
  app.addHook('onResponse', async (incoming, reply) => {
    const { statusCode, elapsedTime } = reply
    const isFailure = statusCode >= 400
    if (isWatching(incoming) && statusCode < 400) return
    const { dialect, task, model, code } = factsOf(incoming)
    const timing = timingOf(reply)
    const known = knownClientOf(incoming)
    const facts = {
      id: incoming.id,
      method: incoming.method,
      route: incoming.routeOptions.url ?? 'unknown',
      ...(dialect === undefined ? {} : { dialect }),
      ...(task === undefined ? {} : { task }),
      ...(model === undefined ? {} : { model: knownModel(runner, model) ?? 'unknown' }),
      status: statusCode,
      ...(code === undefined ? {} : { code }),
      ms: round(elapsedTime),
      ...(timing === undefined
        ? {}
        : {
            prepareMs: round(timing.prepareMs),
            queueMs: round(timing.queueMs),
            runMs: round(timing.runMs),
            calls: timing.calls,
          }),
      bytes: countedBytes(incoming) ?? announcedBytes(incoming) ?? 0,
      client: known?.name ?? clientOf(incoming),
    }
    if (isFailure) logger.warn(facts, 'request failed')
    else logger.info(facts, 'request')
  })
  app.addHook('onRequestAbort', async (incoming) => {
    const { dialect, task } = factsOf(incoming)
    const route = incoming.routeOptions.url ?? 'unknown'
    logger.info({ id: incoming.id, route, dialect, task }, 'caller hung up')
  })
}
