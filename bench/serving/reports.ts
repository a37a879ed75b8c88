import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createInterface } from 'node:readline'

const RESOLUTION_MS = 2

/** Prints the URL, and a report for each line that is read. */
export function printReports(url: string): void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  const inMs = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS)
  const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`)
  print({ url })
  createInterface({ input: process.stdin }).on('line', () => {
    const [loopP99, loopMax] = [inMs(delay.percentile(99)), inMs(delay.max)]
    print({ residentBytes: process.memoryUsage.rss(), loopP99, loopMax })
    delay.reset()
  })
}
