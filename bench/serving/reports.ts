import { createInterface } from 'node:readline'

/** Prints the URL, and a report for each line that is read. */
export function printReports(url: string): void {
  const print = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`)
  print({ url })
  createInterface({ input: process.stdin }).on('line', () =>
    print({ residentBytes: process.memoryUsage.rss() }),
  )
}
