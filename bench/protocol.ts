/**
 * How fast one signer publishes, what reading costs, and what a task costs.
 *
 *   node --conditions=@taskmesh/source protocol.ts [--json] [--tasks 100] [--responses 1000]
 */
import { parseArgs } from 'node:util'
import gas from '@taskmesh/contracts/gas.json' with { type: 'json' }
import { measureReading } from './protocol/reading.ts'
import { measureThroughput } from './protocol/throughput.ts'

const CONCURRENCY = 20
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    tasks: { type: 'string', default: '100' },
    responses: { type: 'string', default: '1000' },
  },
})

const throughput = await measureThroughput(Number(values.tasks), CONCURRENCY)
const responses = Number(values.responses)
const reading = await measureReading(responses)
const lives = {
  firstResponse: gas['a task, FIRST_RESPONSE'],
  manual: gas['a task, MANUAL'],
}
const ratios = {
  /** Of the chain's own limit. 1 is the best there can be. */
  clientToRaw: throughput.client / throughput.raw,
  ...(throughput.python && {
    pythonToRaw: throughput.python / throughput.raw,
    clientToPython: throughput.client / throughput.python,
  }),
  /** One is what reading each by itself in a single request would take. */
  requestsPerResponse: reading.plain.requests / responses,
  requestsPerResponseBatched: reading.batched.requests / responses,
  gasToClonesFirstResponse: lives.firstResponse.gas / lives.firstResponse.clones,
  gasToClonesManual: lives.manual.gas / lives.manual.clones,
}

if (values.json)
  console.log(JSON.stringify({ ratios, throughput, reading, gas: lives }, undefined, 2))
else console.log(lines().join('\n'))

function lines(): string[] {
  const number = (value: number) => value.toFixed(value < 10 ? 2 : 0)
  const { raw, client, python } = throughput
  const row = (what: string, ratio: number, why: string) =>
    `${what.padEnd(46)} ${number(ratio).padStart(7)}  ${why}`
  return [
    `${values.tasks} tasks of one signer, ${CONCURRENCY} at once`,
    row(
      '  our client : signed before, sent raw',
      client / raw,
      `${number(client)} : ${number(raw)} tasks/s`,
    ),
    python === undefined
      ? '  The Python SDK is not installed; `npm run test:interop` installs it.'
      : row(
          '  our client : Python SDK',
          client / python,
          `${number(client)} : ${number(python)} tasks/s`,
        ),
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
