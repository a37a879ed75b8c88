import { subscribe, unsubscribe } from 'node:diagnostics_channel'

/** Counts the HTTP requests that this process makes by `fetch`, to whomever. */
export async function countRequests(run: () => Promise<unknown>): Promise<number> {
  let requests = 0
  const count = () => {
    requests += 1
  }
  subscribe('undici:request:create', count)
  try {
    await run()
  } finally {
    unsubscribe('undici:request:create', count)
  }
  return requests
}
