import fc from 'fast-check'
import { TASK_EXAMPLES } from '../../src/examples.ts'
import { safeParseOutput, safeParseRequest, TASK_SCHEMAS, type TaskId } from '../../src/index.ts'
import { taskJsonSchema } from '../../src/jsonSchema/index.ts'
import { changedValue, type Json } from './changedValue.ts'
import { isBeyondJsonSchema } from './isBeyondJsonSchema.ts'

/** A value of JSON, and whether it fits the schema of this name. */
export interface Verdict {
  schema: string
  value: Json
  fits: boolean
}

export interface VerdictOptions {
  /** Start of the random numbers that change the examples. */
  seed: number
  /** How many changed values there are of each schema. */
  count: number
}

const LONGEST_MEDIA = 200
const SHORT_MEDIA =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNiAAAABgADNjd8qAAAAABJRU5ErkJggg=='

/** A value as JSON, with short media in the place of long ones, so that thousands of values stay small. */
export function toJson(value: unknown): Json {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' && part.length > LONGEST_MEDIA && part.startsWith('data:')
      ? SHORT_MEDIA
      : part,
  )
  // What JSON.parse returns is JSON.
  return JSON.parse(text) as Json
}

/** What goes into a task and what comes out, of its examples: one output for each input. */
export function exampleValues(task: TaskId): { requests: Json[]; outputs: Json[] } {
  const examples = TASK_EXAMPLES[task]
  return {
    requests: examples.map(({ request }) => toJson(request)),
    outputs: examples.flatMap(({ request, output }) => {
      const isBatch = TASK_SCHEMAS[task].batch && Array.isArray(request.inputs)
      const json = toJson(output)
      return isBatch && Array.isArray(json) ? json : [json]
    }),
  }
}

/** What the parser says of a task’s examples, and of values that differ from them in one place. */
export function verdictsOf(task: TaskId, { seed, count }: VerdictOptions): Verdict[] {
  const { request, output } = taskJsonSchema(task)
  const { requests, outputs } = exampleValues(task)
  const parts = [
    { schema: request, values: requests, parse: (value: Json) => safeParseRequest(task, value) },
    {
      schema: output,
      values: outputs,
      parse: (value: Json) => safeParseOutput<TaskId, string>(task, value, 'one'),
    },
  ]
  return parts.flatMap(({ schema, values, parse }) =>
    [...values, ...fc.sample(changedValue(values), { seed, numRuns: count })].flatMap((value) => {
      const result = parse(value)
      const issues = result.success ? [] : result.error.issues
      if (isBeyondJsonSchema(issues)) return []
      return [{ schema: schema.title ?? '', value, fits: result.success }]
    }),
  )
}
