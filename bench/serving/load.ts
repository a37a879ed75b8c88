import { quantile } from '../hosts/statistics.ts'

/** What clients got that call one after the other, each again as soon as it has its answer. */
export interface Load {
  perSecond: number
  /** Milliseconds from call to answer. */
  p50: number
  p99: number
}

/** Makes calls by so many clients at once. `call` gets the number of the call. */
export async function load(
  clients: number,
  count: number,
  call: (index: number) => Promise<void>,
): Promise<Load> {
  const times: number[] = []
  let next = 0
  const client = async () => {
    while (next < count) {
      const index = next
      next += 1
      const start = performance.now()
      await call(index)
      times.push(performance.now() - start)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - start) / 1000
  return { perSecond: count / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99) }
}
