/**
 * Parses one kind of call of one task, again and again, and prints how many a second as JSON:
 * `node throughputOf.ts <folder of the package> <task> <kind of call>`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { Bench } from 'tinybench'
import * as v from 'valibot'
import { SUBJECTS } from './subjects.ts'

type Tasks = typeof import('@taskmesh/tasks')
type Parse = typeof import('@taskmesh/tasks/parse')
type JsonSchema = typeof import('@taskmesh/tasks/json-schema')

/** Rounds in which all take their turns, as the machine may do other work: of each the fastest batch counts. */
const ROUNDS = 25

/** How long a batch of calls takes, in ms: far longer than to read the clock, and short enough to be left alone. */
const BATCH = 1

/** How many calls make a batch. */
function batchOf(judge: () => boolean): number {
  for (let count = 1; ; count *= 2) {
    const start = performance.now()
    for (let call = 0; call < count; call += 1) judge()
    if (performance.now() - start >= BATCH) return count
  }
}

/** Calls a second in the fastest of some batches. */
async function perSecond(judge: () => boolean): Promise<number> {
  const count = batchOf(judge)
  const bench = new Bench({ time: 20, warmupTime: 5, throws: true })
  bench.add('batch', () => {
    for (let call = 0; call < count; call += 1) judge()
  })
  const [task] = await bench.run()
  if (task === undefined || !('latency' in task.result)) throw new Error('It did not run.')
  return (1000 * count) / task.result.latency.min
}

/** What ajv writes for a schema as a module, loaded. It needs parts of ajv, so it lies beside it. */
function standalone(schema: object): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false, allErrors: false, code: { source: true } })
  const folder = mkdtempSync(new URL('../node_modules/.ajv-', import.meta.url).pathname)
  const file = join(folder, 'validate.cjs')
  try {
    // Its types say that the module is what it has as its default.
    writeFileSync(file, Reflect.get(standaloneCode, 'default')(ajv, ajv.compile(schema)))
    return createRequire(import.meta.url)(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(installed: string, task: string, size: string) {
  const subject = SUBJECTS.find((one) => one.task === task)
  const calls = subject?.calls[size]
  if (subject === undefined || calls === undefined) throw new Error(`There is no ${size} ${task}.`)
  const load = (file: string) => import(pathToFileURL(join(installed, 'dist', file)).href)
  const { safeParseRequest }: Tasks = await load('index.js')
  const { checkRequest }: Parse = await load('parse/index.js')
  const { default: schema } = await load(`node/tasks/${task}.js`)
  const { taskJsonSchema }: JsonSchema = await load('jsonSchema/index.js')
  const validate = standalone(taskJsonSchema(subject.task).request)
  let turn = 0
  const next = () => calls[turn++ % calls.length]
  const judges = {
    ours: () => safeParseRequest(subject.task, next()).success,
    schema: () => checkRequest(schema, next()).success,
    ajv: () => validate(next()),
    valibot: () => v.safeParse(subject.valibot, next()).success,
  }
  const fastest = { ours: 0, schema: 0, ajv: 0, valibot: 0 }
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of ['ajv', 'ours', 'schema', 'valibot'] as const) {
      if (!calls.every(() => judges[name]()))
        throw new Error(`${name} refuses a ${size} call of ${task}.`)
      fastest[name] = Math.max(fastest[name], await perSecond(judges[name]))
    }
  return fastest
}

const [installed = '', task = '', size = ''] = process.argv.slice(2)
console.log(JSON.stringify(await measure(installed, task, size)))
