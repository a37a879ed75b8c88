/**
 * Publishes thousands of tasks through nodes with faults of each kind, by one process, two with the same
 * keys, one that is killed again and again and one without keys, and compares the sums with the chain.
 */
import { parseArgs } from 'node:util'
import { startDevnet } from '@taskmesh/devnet'
import * as z from 'zod/mini'
import { runSoak, type SoakResult } from '../src/soak/runSoak.ts'
import { ALL_KINDS, SOAK_MODES } from '../src/soak/soakKinds.ts'

const USAGE = `Usage: npm run test:soak -- [options]

  --kinds <kind,…>   faults of the node; default all: ${ALL_KINDS.join(', ')}
  --modes <mode,…>   how tasks are published; default all: ${SOAK_MODES.join(', ')}
  --count <n>        tasks for each kind and mode; default 200
  --at-once <n>      how many of them a process publishes at once; default 4
  --seed <n>         what decides which requests have faults, and when processes are killed; default 1
  --json             one JSON object a line for each kind and mode, and nothing else on standard output
  --help             this text

Ends with 1 when a task was paid twice, was not published, or a sum differs from the chain.
`

const list = <const Names extends readonly string[]>(names: Names) => z.array(z.enum(names))
const settingsSchema = z.object({
  kinds: list(ALL_KINDS),
  modes: list(SOAK_MODES),
  count: z.coerce.number().check(z.int(), z.positive()),
  seed: z.coerce.number().check(z.int(), z.nonnegative()),
  'at-once': z.coerce.number().check(z.int(), z.positive()),
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
        kinds: { type: 'string' },
        modes: { type: 'string' },
        count: { type: 'string', default: '200' },
        seed: { type: 'string', default: '1' },
        'at-once': { type: 'string', default: '4' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    return values
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

function parseSettings({ kinds, modes, ...rest }: ReturnType<typeof readArguments>) {
  const parsed = z.safeParse(settingsSchema, {
    ...rest,
    kinds: kinds?.split(',') ?? ALL_KINDS,
    modes: modes?.split(',') ?? SOAK_MODES,
  })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return fail(`--${String(issue?.path[0])}: ${issue?.message}`)
}

function describe(result: SoakResult): string {
  const { kind, mode, count, published, tasks, transactions, uncertain, problems } = result
  const seconds = (result.ms / 1000).toFixed(1)
  const facts = [
    `${published} of ${count} published`,
    `${tasks} tasks`,
    `${transactions} transactions`,
    `${result.faults} faults in ${result.requests} requests`,
    ...(result.kills > 0 ? [`killed ${result.kills} times`] : []),
    ...(uncertain > 0 ? [`${uncertain} uncertain`] : []),
    `${seconds} s`,
  ]
  const line = `${problems.length === 0 ? '✓' : '✗'} ${kind}, ${mode}: ${facts.join(', ')}`
  const failures = Object.entries(result.failures).map(([code, times]) => `${code} ${times}×`)
  const details = failures.length > 0 ? [`    errors on the way: ${failures.join(', ')}`] : []
  return [line, ...details, ...problems.map((problem) => `    ${problem}`)].join('\n')
}

const values = readArguments()
if (values.help) {
  process.stdout.write(USAGE)
  process.exit(0)
}
const { kinds, modes, count, seed, 'at-once': atOnce } = parseSettings(values)
const say = (line: string) => {
  if (!values.json) process.stdout.write(`${line}\n`)
}
let failed = 0
for (const kind of kinds) {
  for (const mode of modes) {
    // A chain of its own, whose clock and blocks nothing before has touched.
    await using devnet = await startDevnet({ port: 0, storagePort: 0 })
    const step = Math.max(1, Math.floor(count / 4))
    const onPublished = (published: number) => {
      if (published % step === 0) say(`  ${kind}, ${mode}: ${published} published`)
    }
    const result = await runSoak({ devnet, kind, mode, count, seed, atOnce, onPublished })
    if (result.problems.length > 0) failed += 1
    say(describe(result))
    if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`)
  }
}
const runs = kinds.length * modes.length
say(`${runs - failed} of ${runs} runs are right`)
process.exit(failed === 0 ? 0 : 1)
