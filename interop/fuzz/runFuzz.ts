import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'
import type { Step } from '../report/message.ts'
import type { RunOptions } from '../runOptions.ts'

const RUNS = 100_000
const SEED = 7
const SCRIPT = fileURLToPath(
  new URL('../../packages/inference-runner/test/support/runFuzz.ts', import.meta.url),
)

const report = z.object({
  findings: z.array(z.looseObject({ reason: z.string(), request: z.unknown() })),
  statuses: z.record(z.string(), z.number()),
  routes: z.record(z.string(), z.number()),
  seconds: z.number(),
})

/** Sends 100,000 requests that are made by chance to every route of a runner's server. */
export async function runFuzz({ log, onStderr }: RunOptions): Promise<Step[]> {
  log(`Sending ${RUNS} requests made by chance…`)
  const args = ['--conditions=@taskmesh/source', SCRIPT, String(RUNS), String(SEED)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stderr.setEncoding('utf8').on('data', (line: string) => onStderr?.(line))
  const [printed] = await Promise.all([text(child.stdout), once(child, 'close')])
  const { findings, statuses, routes, seconds } = z.parse(report, JSON.parse(printed))
  const [first] = findings
  return [
    {
      type: 'step',
      group: 'requests made by chance',
      name: `${Object.keys(routes).length} routes`,
      outcome: first === undefined ? 'passed' : 'failed',
      detail:
        first === undefined
          ? Object.entries(statuses)
              .map(([status, count]) => `${status}: ${count}`)
              .join(', ')
          : `${findings.length} findings: ${first.reason}, ${JSON.stringify(first.request).slice(0, 500)}`,
      seconds,
    },
  ]
}
