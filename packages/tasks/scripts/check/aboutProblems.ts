import { checkOutput, checkRequest } from '../../src/parse/index.ts'
import { compileTaskSchema } from '../../src/compiled/compileSchema.ts'
import type { ZodTaskSchema } from '../../src/schema/taskSchema.ts'
import { fieldsIn } from './schemaFields.ts'
import { partsOf } from './schemaProblems.ts'

const HEADINGS = [
  'What people use it for',
  'Variants',
  'Calling it',
  'How it is measured',
  'Further reading',
]
const LEAST_WORDS = 200
/** Lines that are long enough to be somebody's words, and how many of them may be those of another page. */
const LONG_LINE = 40
const MOST_SHARED = 0.2

/** The page of a task, with what can be called by it. */
export interface About {
  id: string
  text: string
  /** None for a task without a call. */
  schema?: ZodTaskSchema | undefined
}

function longLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= LONG_LINE)
}

/** Another page that this one has many lines of. */
function sourceOf({ text }: About, older: readonly About[]): string | undefined {
  const lines = longLines(text)
  const copied = older.find((other) => {
    const theirs = new Set(longLines(other.text))
    return lines.filter((line) => theirs.has(line)).length > lines.length * MOST_SHARED
  })
  return copied?.id
}

function fieldNames(schema: ZodTaskSchema): Set<string> {
  const fields = partsOf(schema).flatMap(([name, part]) => [...fieldsIn(part, name)])
  return new Set(fields.map(({ name }) => name))
}

function parameterNames(schema: ZodTaskSchema): string[] {
  return [...fieldsIn(schema.parameters, 'parameters')].map(({ name }) => name)
}

function jsonBlocks(text: string): string[] {
  return [...text.matchAll(/^```json\n([^]*?)^```$/gm)].map(([, code = '']) => code)
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** What is wrong with the call that the page shows: a request, then its answer. */
function callProblems(text: string, schema: ZodTaskSchema): string[] {
  const [request, output] = jsonBlocks(text).map(parseJson)
  if (jsonBlocks(text).length < 2) {
    return [
      '"Calling it" shows no call. Add a block ```json with a request, and one with its answer.',
    ]
  }
  if (request === undefined || output === undefined) {
    return ['a block ```json of "Calling it" is not JSON. Correct it.']
  }
  const asked = checkRequest(compileTaskSchema(schema), request.value)
  if (!asked.success) {
    return [
      `the request of "Calling it" does not fit schema.ts: ${asked.issues[0]?.message}. Write a call of this task.`,
    ]
  }
  const answered = checkOutput(
    compileTaskSchema(schema),
    output.value,
    Object(request.value).inputs,
  )
  if (answered.success) return []
  return [
    `the answer of "Calling it" does not fit schema.ts: ${answered.issues[0]?.message}. Write an answer of this task.`,
  ]
}

/** Words of the page that are parameters of other tasks and nothing of this one. */
function foreignParameters({ text, schema }: About, all: readonly About[]): string[] {
  if (schema === undefined) return []
  const own = fieldNames(schema)
  const theirs = new Set(all.flatMap((other) => (other.schema ? parameterNames(other.schema) : [])))
  const named = [...text.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
  return [...new Set(named)].filter(
    (name) => name.includes('_') && theirs.has(name) && !own.has(name),
  )
}

/**
 * What is wrong with an `about.md`.
 *
 * @param pages - those of the tasks that were there before, and those of all tasks.
 */
export function aboutProblems(
  about: About,
  pages: { older: readonly About[]; all: readonly About[] },
): string[] {
  const { text, schema } = about
  const source = sourceOf(about, pages.older)
  if (source !== undefined) return [`this page is still that of ${source}. Write about this task.`]
  const absent = HEADINGS.filter(
    (heading) => schema !== undefined && !new RegExp(`^## ${heading}$`, 'm').test(text),
  )
  if (absent.length > 0) {
    return [
      `no section ${absent.map((heading) => `"## ${heading}"`).join(', ')}. Add it, as other pages have it.`,
    ]
  }
  const words = text.split(/\s+/).length
  if (words < LEAST_WORDS)
    return [`${words} words are too few to be of use. Write ${LEAST_WORDS} or more.`]
  const wrong = schema === undefined ? [] : callProblems(text, schema)
  if (wrong.length > 0) return wrong
  const foreign = foreignParameters(about, pages.all)
  if (foreign.length === 0) return []
  return [
    `schema.ts does not have ${foreign.map((name) => `\`${name}\``).join(', ')}, which this page names. Correct the page or the schema.`,
  ]
}
