import { http, type HttpTransport } from 'viem'

export interface Count {
  /** HTTP requests. */
  requests: number
  /** JSON-RPC calls in them. */
  calls: number
}

/** An HTTP transport that counts what it sends. */
export function countingTransport(url: string): { transport: HttpTransport; count: Count } {
  const count: Count = { requests: 0, calls: 0 }
  const transport = http(url, {
    fetchFn: (input, init) => {
      const body: unknown = JSON.parse(String(init?.body ?? 'null'))
      count.requests += 1
      count.calls += Array.isArray(body) ? body.length : 1
      return fetch(input, init)
    },
  })
  return { transport, count }
}
