/**
 * How fast a provider works with more and more workers, what a task takes besides its model, and what
 * it asks of the node.
 *
 *   node --conditions=@taskmesh/source provider.ts [--json] [--tasks 60] [--takes 2000] [--single 10] [--workers 1,2,4]
 */
import { parseArgs } from 'node:util'
import { startPostgres } from '@taskmesh/devnet/postgres'
import { sumOf } from './provider/calls.ts'
import { measureOverhead } from './provider/measureOverhead.ts'
import { measureProviders, type ProvidersMeasured } from './provider/measureProviders.ts'

/** How many tasks a worker runs at once while the workers are compared. */
const CONCURRENCY = 2
const POLLING_MS = 1000
/** For one task at a time: the model's time, and how often is looked for a task. */
const SINGLE = { takesMs: 100, pollingMs: 20, workers: 1, concurrency: 1 }

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    tasks: { type: 'string', default: '60' },
    takes: { type: 'string', default: '2000' },
    single: { type: 'string', default: '10' },
    workers: { type: 'string', default: '1,2,4' },
  },
})
const [tasks, takesMs, single] = [values.tasks, values.takes, values.single].map(Number)
if (!(tasks && takesMs && single))
  throw new Error('--tasks, --takes and --single are numbers above 0.')

const workersOf = values.workers.split(',').map(Number)
if (!workersOf.every((count) => count > 0)) throw new Error('--workers are numbers above 0.')

const postgres = await startPostgres()
const scaling: ProvidersMeasured[] = []
try {
  for (const workers of workersOf) {
    const storeUrl = await postgres.createDatabase(`workers${workers}`)
    const options = { tasks, takesMs, storeUrl, workers }
    const measured = { ...options, concurrency: CONCURRENCY, pollingMs: POLLING_MS }
    const result = await measureProviders(measured)
    scaling.push(result)
    process.stderr.write(`${workers} workers: ${result.perMinute.toFixed(0)} tasks a minute\n`)
  }
  const storeUrl = await postgres.createDatabase('single')
  const overhead = await measureOverhead({ ...SINGLE, storeUrl, tasks: single })
  const [one] = scaling
  const ratios = scaling.map(({ perMinute }) => perMinute / (one?.perMinute ?? perMinute))
  if (values.json) console.log(JSON.stringify({ scaling, ratios, overhead }, undefined, 2))
  else console.log([...table(ratios), ...stages(), ...alone(overhead)].join('\n'))
} finally {
  await postgres.stop()
}

function table(ratios: readonly number[]): string[] {
  return [
    `${tasks} tasks at once, whose model sleeps for ${takesMs} ms; each worker runs ${CONCURRENCY} of them`,
    'Workers  tasks/min  of one worker  calls to the node for each task',
    ...scaling.map(({ workers, perMinute, callsPerTask }, index) =>
      [
        String(workers).padStart(7),
        perMinute.toFixed(0).padStart(9),
        `${ratios[index]?.toFixed(2)} ×`.padStart(13),
        sumOf(callsPerTask).toFixed(1).padStart(31),
      ].join('  '),
    ),
  ]
}

function stages(): string[] {
  const last = scaling.at(-1)
  return [
    `Median milliseconds in each state, with ${last?.workers} workers`,
    ...Object.entries(last?.stages ?? {}).map(
      ([state, ms]) => `  ${state.padEnd(16)} ${String(ms).padStart(7)}`,
    ),
    `Calls to the node for each task, with ${last?.workers} workers`,
    ...Object.entries(last?.callsPerTask ?? {}).map(
      ([method, count]) => `  ${method.padEnd(25)} ${count.toFixed(2).padStart(7)}`,
    ),
  ]
}

function alone({ milliseconds, blocks }: Awaited<ReturnType<typeof measureOverhead>>): string[] {
  return [
    `One task at a time, median of ${single}, from published to finalized`,
    `  a node that mines at once: ${milliseconds.toFixed(0)} ms besides the model`,
    `  a block each second: ${blocks} blocks`,
  ]
}
