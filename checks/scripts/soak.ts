/**
 * Publishes thousands of tasks through nodes with faults of each kind, by one process, two with the same
 * keys, one that is killed again and again, one without keys and in groups; and lets a provider of several
 * processes do thousands of them while these are killed. Compares all sums with the chain.
 */
import { parseArgs } from 'node:util'
import { startDevnet } from '@taskmesh/devnet'
import * as z from 'zod/mini'
import { startPostgres } from '@taskmesh/devnet/postgres'
import { runProviderSoak, type ProviderSoakResult } from '../src/soak/provider/runProviderSoak.ts'
import { runSoak, type SoakResult } from '../src/soak/runSoak.ts'
import { ALL_KINDS, SOAK_MODES } from '../src/soak/soakKinds.ts'

const PARTS = ['publisher', 'provider'] as const

const USAGE = `Usage: npm run test:soak -- [options]

  --parts <part,…>   what runs; default all: ${PARTS.join(', ')}
  --kinds <kind,…>   faults of the node; default for publishers all, for a provider everything:
                     ${ALL_KINDS.join(', ')}

Publishers:
  --modes <mode,…>   how tasks are published; default all: ${SOAK_MODES.join(', ')}
  --count <n>        tasks for each kind and mode; default 200
  --at-once <n>      how many of them a process publishes at once; default 4

A provider on a Postgres server that is started for it:
  --tasks <n>        tasks for each kind; default 2000
  --publishers <n>   accounts that publish them; default 20
  --workers <n>      processes that run models; default 4

Both:
  --seed <n>         what decides which requests have faults, and when processes are killed; default 1
  --json             one JSON object a line for each kind and mode, and nothing else on standard output
  --help             this text

Ends with 1 when a task was paid twice, was not published or not done, a sum differs from the chain, or
a process of the provider grows all the time.
`

const list = <const Names extends readonly string[]>(names: Names) => z.array(z.enum(names))
const positive = z.coerce.number().check(z.int(), z.positive())
const settingsSchema = z.object({
  parts: list(PARTS),
  kinds: z.optional(list(ALL_KINDS)),
  modes: list(SOAK_MODES),
  count: positive,
  'at-once': positive,
  tasks: positive,
  publishers: positive,
  workers: positive,
  seed: z.coerce.number().check(z.int(), z.nonnegative()),
})

function fail(message: string): never {
  process.stderr.write(`${message}\n\n${USAGE}`)
  process.exit(2)
}

function readArguments() {
  try {
    const { values } = parseArgs({
      // npm and pnpm may pass their own separator on.
      args: process.argv.slice(2).filter((argument) => argument !== '--'),
      options: {
        parts: { type: 'string', default: PARTS.join(',') },
        kinds: { type: 'string' },
        modes: { type: 'string', default: SOAK_MODES.join(',') },
        count: { type: 'string', default: '200' },
        'at-once': { type: 'string', default: '4' },
        tasks: { type: 'string', default: '2000' },
        publishers: { type: 'string', default: '20' },
        workers: { type: 'string', default: '4' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    return values
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

function parseSettings({ parts, kinds, modes, ...rest }: ReturnType<typeof readArguments>) {
  const parsed = z.safeParse(settingsSchema, {
    ...rest,
    parts: parts.split(','),
    kinds: kinds?.split(','),
    modes: modes.split(','),
  })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return fail(`--${String(issue?.path[0])}: ${issue?.message}`)
}

function seconds({ ms }: { ms: number }): string {
  return `${(ms / 1000).toFixed(1)} s`
}

interface Described {
  failures: Record<string, number>
  problems: string[]
}

function describe(what: string, facts: string[], { failures, problems }: Described): string {
  const codes = Object.entries(failures).map(([code, times]) => `${code} ${times}×`)
  return [
    `${problems.length === 0 ? '✓' : '✗'} ${what}: ${facts.join(', ')}`,
    ...(codes.length > 0 ? [`    errors on the way: ${codes.join(', ')}`] : []),
    ...problems.map((problem) => `    ${problem}`),
  ].join('\n')
}

function describePublishers(result: SoakResult): string {
  const { kind, mode, count, published, tasks, transactions, uncertain, kills } = result
  const facts = [
    `${published} of ${count} published`,
    `${tasks} tasks`,
    `${transactions} transactions`,
    `${result.faults} faults in ${result.requests} requests`,
    ...(kills > 0 ? [`killed ${kills} times`] : []),
    ...(uncertain > 0 ? [`${uncertain} uncertain`] : []),
    seconds(result),
  ]
  return describe(`${kind}, ${mode}`, facts, result)
}

function describeProvider(result: ProviderSoakResult): string {
  const { kind, tasks, paid, publishers, workers, transactions, kills, reruns } = result
  const mebibytes = (bytes: number) => Math.round(bytes / 2 ** 20)
  const facts = [
    `${paid} of ${tasks} tasks paid`,
    `${transactions} transactions`,
    `${result.faults} faults in ${result.requests} requests`,
    `killed ${kills} times`,
    `${reruns} models ran again`,
    ...Object.entries(result.memory).map(
      ([name, { first, last }]) => `${name} from ${mebibytes(first)} to ${mebibytes(last)} MiB`,
    ),
    seconds(result),
  ]
  return describe(`${kind}, ${publishers} publishers, ${workers} workers`, facts, result)
}

const values = readArguments()
if (values.help) {
  process.stdout.write(USAGE)
  process.exit(0)
}
const settings = parseSettings(values)
// What was started ends at the exit of this process, which a signal alone would skip.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const { seed } = settings
let runs = 0
let failed = 0

const say = (line: string) => {
  if (!values.json) process.stdout.write(`${line}\n`)
}

function report<Result extends Described>(result: Result, described: (result: Result) => string) {
  runs += 1
  if (result.problems.length > 0) failed += 1
  say(described(result))
  if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`)
}

/** A function that says how far it is, four times in all. */
function progressOf(what: string, total: number): (done: number) => void {
  const step = Math.max(1, Math.floor(total / 4))
  let next = step
  return (done) => {
    if (done < next) return
    next = done + step
    say(`  ${what}: ${done} of ${total}`)
  }
}

async function soakPublishers(): Promise<void> {
  const { kinds = ALL_KINDS, modes, count, 'at-once': atOnce } = settings
  for (const kind of kinds) {
    for (const mode of modes) {
      // A chain of its own, whose clock and blocks nothing before has touched.
      await using devnet = await startDevnet({ port: 0, storagePort: 0 })
      const onPublished = progressOf(`${kind}, ${mode}, published`, count)
      const run = { devnet, kind, mode, count, seed, atOnce, onPublished }
      report(await runSoak(run), describePublishers)
    }
  }
}

async function soakProvider(): Promise<void> {
  const { kinds = ['everything'], tasks, publishers, workers } = settings
  const postgres = await startPostgres()
  try {
    for (const kind of kinds) {
      await using devnet = await startDevnet({ port: 0, storagePort: 0 })
      const storeUrl = await postgres.createDatabase(`soak-${kind}`)
      const onPaid = progressOf(`${kind}, paid`, tasks)
      const run = { devnet, storeUrl, kind, tasks, publishers, workers, seed, onPaid }
      report(await runProviderSoak(run), describeProvider)
    }
  } finally {
    await postgres.stop()
  }
}

if (settings.parts.includes('publisher')) await soakPublishers()
if (settings.parts.includes('provider')) await soakProvider()
say(`${runs - failed} of ${runs} runs are right`)
process.exit(failed === 0 ? 0 : 1)
