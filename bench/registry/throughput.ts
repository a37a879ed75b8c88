import { mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { Bench } from 'tinybench'
import * as v from 'valibot'
import { SUBJECTS, type Subject } from './subjects.ts'

type Tasks = typeof import('@taskmesh/tasks')
type JsonSchema = typeof import('@taskmesh/tasks/json-schema')

/** How many calls a second are parsed. */
export interface Throughput {
  task: string
  size: 'small' | 'large'
  ours: number
  ajv: number
  valibot: number
}

/** Rounds in which all take their turns, as the machine may do other work: of each the fastest counts. */
const ROUNDS = 7

function perSecond(bench: Bench, name: string): number {
  const result = bench.getTask(name)?.result
  if (result === undefined || !('throughput' in result)) throw new Error(`${name} did not run.`)
  return result.throughput.mean
}

/** What ajv writes for a schema as a module, loaded. It needs parts of ajv, so it lies beside it. */
function standalone(schema: object): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false, allErrors: false, code: { source: true } })
  const folder = mkdtempSync(new URL('../node_modules/.ajv-', import.meta.url).pathname)
  const file = join(folder, 'validate.cjs')
  // Its types say that the module is what it has as its default.
  writeFileSync(file, Reflect.get(standaloneCode, 'default')(ajv, ajv.compile(schema)))
  return createRequire(import.meta.url)(file)
}

async function measure(
  { task, valibot, ...calls }: Subject,
  size: 'small' | 'large',
  { tasks, jsonSchema }: { tasks: Tasks; jsonSchema: JsonSchema },
): Promise<Throughput> {
  const value = calls[size]
  const validate = standalone(jsonSchema.taskJsonSchema(task).request)
  const { safeParseRequest } = tasks
  const judges = {
    ours: () => safeParseRequest(task, value).success,
    ajv: () => validate(value),
    valibot: () => v.safeParse(valibot, value).success,
  }
  const fastest = { ours: 0, ajv: 0, valibot: 0 }
  for (let round = 0; round < ROUNDS; round += 1) {
    const bench = new Bench({ time: 60, warmupTime: 20, throws: true })
    for (const [name, judge] of Object.entries(judges)) {
      if (!judge()) throw new Error(`${name} refuses the ${size} call of ${task}.`)
      bench.add(name, judge)
    }
    await bench.run()
    for (const name of ['ours', 'ajv', 'valibot'] as const)
      fastest[name] = Math.max(fastest[name], perSecond(bench, name))
  }
  return { task, size, ...fastest }
}

/** Parses small and large calls of five tasks with the packed package, ajv and valibot. */
export async function throughput(installed: string): Promise<Throughput[]> {
  const load = (file: string) => import(pathToFileURL(join(installed, 'dist/node', file)).href)
  const packages = { tasks: await load('index.js'), jsonSchema: await load('jsonSchema/index.js') }
  const results: Throughput[] = []
  for (const subject of SUBJECTS) {
    results.push(await measure(subject, 'small', packages))
    results.push(await measure(subject, 'large', packages))
  }
  return results
}
