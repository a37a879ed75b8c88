/**
 * How fast one signer publishes, what reading costs, and what a task costs.
 *
 *   node --conditions=@taskmesh/source protocol.ts [--json] [--tasks 200] [--rounds 3] [--responses 1000]
 */
import { parseArgs } from 'node:util'
import gas from '@taskmesh/contracts/gas.json' with { type: 'json' }
import { measureReading } from './protocol/reading.ts'
import { measureThroughput, type Throughput } from './protocol/throughput.ts'

const CONCURRENCY = 20
const ROUND_TRIPS_MS = [0, 50]
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    tasks: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '3' },
    responses: { type: 'string', default: '1000' },
  },
})

const options = { tasks: Number(values.tasks), rounds: Number(values.rounds) }
const throughput: Throughput[] = []
for (const roundTripMs of ROUND_TRIPS_MS) {
  throughput.push(await measureThroughput({ ...options, roundTripMs, concurrency: CONCURRENCY }))
}
const responses = Number(values.responses)
const reading = await measureReading(responses)
const lives = {
  firstResponse: gas['a task, FIRST_RESPONSE'],
  manual: gas['a task, MANUAL'],
}

if (values.json) console.log(JSON.stringify({ throughput, reading, gas: lives }, undefined, 2))
else console.log(lines().join('\n'))

function number(value: number): string {
  return value.toFixed(value < 10 ? 2 : 0)
}

function row(what: string, ratio: number, why: string): string {
  return `${what.padEnd(46)} ${number(ratio).padStart(7)}  ${why}`
}

function publishing({ roundTripMs, raw, python, ...ours }: Throughput): string[] {
  const kinds = {
    'publishTasks : raw': ours.publishTasks,
    'publishTask, all at once : raw': ours.atOnce,
    [`publishTask, ${CONCURRENCY} in turn : raw`]: ours.inTurn,
  }
  return [
    `${values.tasks} tasks of one signer, ${roundTripMs} ms away`,
    ...Object.entries(kinds).map(([kind, { rate, requests }]) => {
      const compared = `${number(rate)} : ${number(raw.rate)} tasks/s`
      return row(`  ${kind}`, rate / raw.rate, `${compared}, ${number(requests)} requests a task`)
    }),
    python === undefined
      ? '  The Python SDK is not installed; `npm run test:interop` installs it.'
      : row(
          '  publishTasks : Python SDK',
          ours.publishTasks.rate / python,
          `${number(ours.publishTasks.rate)} : ${number(python)} tasks/s`,
        ),
  ]
}

function lines(): string[] {
  return [
    ...throughput.flatMap(publishing),
    `HTTP requests per response, of ${responses} tasks with one each`,
    ...Object.entries(reading).map(([kind, { requests, seconds }]) =>
      row(`  ${kind}`, requests / responses, `${requests} requests, ${number(seconds)} s`),
    ),
    'Gas per task : clones with the same ABI',
    ...Object.entries(lives).map(([life, { gas: ours, clones }]) =>
      row(`  ${life}`, ours / clones, `${ours} : ${clones}`),
    ),
  ]
}
