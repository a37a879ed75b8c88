import { countRequests } from './countRequests.ts'
import { openMarket, type Market } from './market.ts'

/** How fast something is done, and with how many HTTP requests. */
export interface Rate {
  /** So many per second. */
  rate: number
  /** For each, to the node and to the store. */
  requests: number
}

/** Measures what does so many things. */
export async function measure(count: number, run: () => Promise<unknown>): Promise<Rate> {
  const start = performance.now()
  const requests = await countRequests(run)
  return { rate: (count / (performance.now() - start)) * 1000, requests: requests / count }
}

/** Measures the same on several fresh networks; the median of the rates. */
export async function medianOf(
  { roundTripMs, rounds }: { roundTripMs: number; rounds: number },
  round: (market: Market) => Promise<Rate>,
): Promise<Rate> {
  const rates: Rate[] = []
  for (let index = 0; index < rounds; index += 1) {
    await using market = await openMarket(roundTripMs)
    rates.push(await round(market))
  }
  const middle = rates.toSorted((a, b) => a.rate - b.rate)[Math.floor(rounds / 2)]
  if (middle === undefined) throw new Error('There is no median of nothing.')
  return middle
}
