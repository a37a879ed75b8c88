import type { ServerResponse } from 'node:http'
import type { Fault } from './fault.ts'

/** A request that has come. */
export interface Exchange {
  response: ServerResponse
  /** Hands the request to the node and gives its answer. */
  forward: () => Promise<string>
}

const PAGE =
  '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>'
const JSON_TYPE = { 'content-type': 'application/json' }

function done(end: () => unknown): 'answered' {
  end()
  return 'answered'
}

/** Does what a fault does to a whole request, and says whether that was the answer. */
export async function spoilExchange(
  fault: Fault,
  { response, forward }: Exchange,
): Promise<'answered' | 'goes on'> {
  switch (fault.kind) {
    case 'drop':
      return done(() => response.destroy())
    case 'dropAfterForwarding':
      await forward()
      return done(() => response.destroy())
    case 'hang':
      return 'answered'
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, fault.ms))
      return 'goes on'
    case 'tooManyRequests': {
      const headers = { 'retry-after': String(fault.retryAfter ?? 0) }
      return done(() => response.writeHead(429, headers).end())
    }
    case 'badGateway':
      return done(() => response.writeHead(502, { 'content-type': 'text/html' }).end(PAGE))
    case 'unavailable':
      return done(() => response.writeHead(503).end())
    case 'truncatedJson': {
      const text = await forward()
      return done(() => response.writeHead(200, JSON_TYPE).end(text.slice(0, text.length / 2)))
    }
    default:
      return 'goes on'
  }
}
