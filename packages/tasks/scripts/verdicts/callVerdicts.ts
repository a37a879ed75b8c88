import fc from 'fast-check'
import { TASK_EXAMPLES } from '../../src/examples.ts'
import {
  safeParseOutput,
  safeParseRequest,
  TASK_SCHEMAS,
  type Issue,
  type TaskId,
} from '../../src/index.ts'
import { MAX_KEYS, MAX_NESTING, MAX_TEXT_LENGTH } from '../../src/schema/limits.ts'
import { changedValue, type Json } from './changedValue.ts'
import { exampleValues, toJson, type VerdictOptions } from './verdictsOf.ts'

/** What `parseRequest` or `parseOutput` says of a value. */
export interface CallVerdict {
  task: TaskId
  kind: 'request' | 'output'
  value: Json
  /** What the output answers. */
  request?: Json
  fits: boolean
  /** The places at fault. */
  paths: string[]
}

type Judged = { success: true } | { success: false; error: { issues: readonly Issue[] } }

function verdict(of: Pick<CallVerdict, 'task' | 'kind' | 'value' | 'request'>, judged: Judged) {
  const paths = judged.success ? [] : judged.error.issues.map(({ path }) => path)
  return { ...of, fits: judged.success, paths } satisfies CallVerdict
}

function ofRequest(task: TaskId, value: Json): CallVerdict {
  return verdict({ task, kind: 'request', value }, safeParseRequest(task, value))
}

function ofOutput(task: TaskId, value: Json, request: { inputs: Json }): CallVerdict {
  const judged = safeParseOutput<TaskId, never>(task, value, request.inputs as never)
  return verdict({ task, kind: 'output', value, request }, judged)
}

function nested(levels: number): Json {
  return levels === 0 ? 1 : [nested(levels - 1)]
}

/** Values at the edges of what JSON Schema has no words for. */
function edges(): CallVerdict[] {
  const text = (inputs: string) => ofRequest('text-classification', { inputs })
  const parameters = (extra: Json) =>
    ofRequest('translation', { inputs: 'Hello', parameters: { extra } })
  const keys = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`key${at}`, at]))
  const table = (b: string[]) =>
    ofRequest('table-question-answering', {
      inputs: { query: 'How many?', table: { a: ['1', '2'], b } },
    })
  const series = (b: number[]) =>
    ofRequest('time-series-forecasting', { inputs: { data: { a: [1, 2], b } } })
  return [
    ...[0, 1].map((more) => text('🙂'.repeat(MAX_TEXT_LENGTH / 2 + more))),
    ...[0, 1].map((more) => parameters(keys(MAX_KEYS + more))),
    ...[0, 1].map((more) => parameters(nested(MAX_NESTING - 2 + more))),
    table(['1']),
    table(['1', '2']),
    series([1]),
    series([1, 2]),
    ...['AAAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAAAA', 'AAAAAAAAAAAAAAAAA===', 'data:,a'].map(
      (inputs) => ofRequest('object-detection', { inputs }),
    ),
  ]
}

function ofExamples(task: TaskId): CallVerdict[] {
  return TASK_EXAMPLES[task].flatMap((example) => {
    const request = toJson(example.request)
    const output = toJson(example.output)
    const { inputs } = request as { inputs: Json }
    const answered = [ofOutput(task, output, { inputs })]
    if (TASK_SCHEMAS[task].batch && Array.isArray(inputs) && Array.isArray(output)) {
      const [first = null] = output
      answered.push(ofOutput(task, output.slice(1), { inputs }), ofOutput(task, first, { inputs }))
    }
    return [ofRequest(task, request), ...answered]
  })
}

/** What is said of a task’s examples, with the calls that they answer, and of values that differ from them in one place. */
export function callVerdicts(task: TaskId, { seed, count }: VerdictOptions): CallVerdict[] {
  const { requests, outputs } = exampleValues(task)
  const changed = (values: Json[]) => fc.sample(changedValue(values), { seed, numRuns: count })
  return [
    ...ofExamples(task),
    ...changed(requests).map((value) => ofRequest(task, value)),
    ...changed(outputs).map((value) => ofOutput(task, value, { inputs: 'one' })),
  ]
}

/** All of these, of all tasks. */
export function allCallVerdicts(tasks: readonly TaskId[], options: VerdictOptions): CallVerdict[] {
  return [...edges(), ...tasks.flatMap((task) => callVerdicts(task, options))]
}
