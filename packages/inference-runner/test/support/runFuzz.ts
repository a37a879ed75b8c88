/** Sends as many requests made by chance as its first argument says, with the seed of the second, so
 * many at once as the third. Ends with 1 on a finding. */
import { fuzzServer } from './fuzzServer.ts'

const [, , runs = '100000', seed = '1', atOnce = '32'] = process.argv
const start = performance.now()
const report = await fuzzServer({
  runs: Number(runs),
  seed: Number(seed),
  atOnce: Number(atOnce),
  onProgress: (done) => process.stderr.write(`${done}\n`),
})
const seconds = Math.round((performance.now() - start) / 1000)
process.stdout.write(`${JSON.stringify({ ...report, seconds })}\n`)
process.exit(report.findings.length === 0 ? 0 : 1)
