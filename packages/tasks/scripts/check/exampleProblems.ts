import { isRecord } from '@taskmesh/errors'
import { checkOutput, checkRequest } from '../../src/parse/index.ts'
import { compileTaskSchema } from '../../src/compiled/compileSchema.ts'
import type { ZodTaskSchema } from '../../src/schema/taskSchema.ts'

const LEAST_EXAMPLES = 2
const REMEDY = 'Correct the example or the schema.'

function problemsOf(example: unknown, schema: ZodTaskSchema, index: number): string[] {
  const { title, request, output } = isRecord(example) ? example : {}
  const inputs = isRecord(request) ? request['inputs'] : undefined
  if (typeof title !== 'string' || title.trim() === '') {
    return [`example ${index + 1} has no title. Give it a few words for a menu.`]
  }
  const asked = checkRequest(compileTaskSchema(schema), request)
  const answered = checkOutput(compileTaskSchema(schema), output, inputs)
  const say = (part: string, message?: string) =>
    `"${title}": the ${part} does not fit schema.ts: ${message}. ${REMEDY}`
  return [
    ...(asked.success ? [] : [say('request', asked.issues[0]?.message)]),
    // What is due depends on the inputs.
    ...(answered.success || !asked.success ? [] : [say('output', answered.issues[0]?.message)]),
  ]
}

/** What is wrong with the default export of an `examples.ts`. */
export function exampleProblems(examples: unknown, schema: ZodTaskSchema): string[] {
  if (!Array.isArray(examples) || examples.length < LEAST_EXAMPLES) {
    return [
      `at least ${LEAST_EXAMPLES} examples are needed. Add one, with the answer that a good model would give.`,
    ]
  }
  const titles = examples.map((example) => Object(example).title)
  const twice = titles.find((title, index) => titles.indexOf(title) !== index)
  return [
    ...examples.flatMap((example, index) => problemsOf(example, schema, index)),
    ...(typeof twice === 'string' ? [`"${twice}" is the title of two examples. Change one.`] : []),
  ]
}
