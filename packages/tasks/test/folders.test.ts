import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { TASK_EXAMPLES } from '../src/examples.ts'
import {
  safeParseOutput,
  safeParseRequest,
  TASK_IDS,
  TASKS,
  type TaskId,
} from '../src/index.ts'
import { ZOD_SCHEMAS, type ZodTaskSchema } from '../src/zod/index.ts'
import { EXTENSION_DATA, PIPELINE_DATA } from '../src/registry/index.ts'

const ROOT = new URL('../src/tasks/', import.meta.url)
const HEADINGS = [
  'What people use it for',
  'Variants',
  'Calling it',
  'How it is measured',
  'Further reading',
]
const LEAST_WORDS = 200

const folders = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/** The places of a schema that say nothing about themselves, as paths. */
function undescribed(schema: z.core.$ZodType, path: string): string[] {
  const def = (schema as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([key, field]) => {
        const here = `${path}.${key}`
        const isDescribed = Boolean(z.globalRegistry.get(field)?.description) || isTag(field)
        return [...(isDescribed ? [] : [here]), ...undescribed(field, here)]
      })
    case 'array':
      return undescribed(def.element, `${path}[]`)
    case 'optional':
    case 'nullable':
      return undescribed(def.innerType, path)
    case 'union':
      return def.options.flatMap((option) => undescribed(option, path))
    case 'record':
      return undescribed(def.valueType, `${path}.*`)
    case 'tuple':
      return def.items.flatMap((item, index) => undescribed(item, `${path}[${index}]`))
    default:
      return []
  }
}

/** A literal such as `type: "text"` tells variants of a union apart and needs no words. */
function isTag(schema: z.core.$ZodType): boolean {
  return (schema as z.core.$ZodTypes)._zod.def.type === 'literal'
}

function problemsOfSchema(task: TaskId): string[] {
  const schema: ZodTaskSchema = ZOD_SCHEMAS[task]
  const parts = {
    inputs: schema.inputs,
    parameters: schema.parameters,
    output: schema.output,
    ...(schema.stream ? { stream: schema.stream } : {}),
  }
  return Object.entries(parts).flatMap(([name, part]) =>
    undescribed(part, name).map(
      (path) => `src/tasks/${task}/schema.ts: ${path} has no description`,
    ),
  )
}

function problemsOfExamples(task: TaskId): string[] {
  const file = `src/tasks/${task}/examples.ts`
  const examples = TASK_EXAMPLES[task]
  const short = examples.length < 2 ? [`${file}: at least two examples are needed`] : []
  return [
    ...short,
    ...examples.flatMap(({ title, request, output }) => {
      const parsed = safeParseRequest(task, request)
      const given = safeParseOutput(task, output, request.inputs)
      return [
        ...(title.trim() === '' ? [`${file}: an example has no title`] : []),
        ...(parsed.success ? [] : [`${file}: "${title}": ${parsed.error.shortMessage}`]),
        ...(given.success ? [] : [`${file}: "${title}": ${given.error.shortMessage}`]),
      ]
    }),
  ]
}

function problemsOfAbout(task: string): string[] {
  const file = `src/tasks/${task}/about.md`
  const url = new URL(`${task}/about.md`, ROOT)
  if (!existsSync(url)) return [`${file} is missing`]
  const text = readFileSync(url, 'utf8')
  const words = text.split(/\s+/).length
  return [
    ...(words < LEAST_WORDS
      ? [`${file}: ${words} words are too few to be of use; write ${LEAST_WORDS} or more`]
      : []),
    ...HEADINGS.filter((heading) => task !== 'other' && !text.includes(`## ${heading}`)).map(
      (heading) => `${file}: has no heading "${heading}"`,
    ),
  ]
}

/** What was begun by `pnpm new task` and not finished. */
function leftToDo(task: string): string[] {
  const folder = new URL(`${task}/`, ROOT)
  return readdirSync(folder)
    .filter((name) => readFileSync(new URL(name, folder), 'utf8').includes('TODO'))
    .map((name) => `src/tasks/${task}/${name}: still says TODO`)
}

function problemsOfPage(task: TaskId): string[] {
  const file = `src/tasks/${task}/meta.ts`
  const { name, summary, synonyms, metrics, libraries, models, datasets } = TASKS[task]
  const isTodo = [
    summary,
    ...[...metrics, ...models, ...datasets].map(({ description }) => description),
  ].some((sentence) => !sentence.endsWith('.'))
  return [
    ...(isTodo ? [`${file}: a sentence of the page is missing or not finished`] : []),
    ...(metrics.length === 0 ? [`${file}: no metric says how the task is measured`] : []),
    ...synonyms
      .filter((synonym) => synonym.trim() === '' || synonym !== synonym.toLowerCase())
      .map((synonym) => `${file}: the synonym "${synonym}" is empty or not in lower case`),
    ...(new Set([name.toLowerCase(), ...synonyms]).size > synonyms.length
      ? []
      : [`${file}: a synonym is listed twice or is the name`]),
    ...(new Set(libraries).size === libraries.length ? [] : [`${file}: a library is listed twice`]),
  ]
}

describe('every folder is complete', () => {
  test.each(folders)('%s', (folder) => {
    const task = TASK_IDS.find((id) => id === folder)
    const problems = [
      ...leftToDo(folder),
      ...problemsOfAbout(folder),
      ...(task === undefined
        ? []
        : [...problemsOfSchema(task), ...problemsOfExamples(task), ...problemsOfPage(task)]),
    ]
    expect(problems, problems.join('\n')).toEqual([])
  })
})

test('every folder is registered, and nothing else is', () => {
  const registered = Object.keys({ ...PIPELINE_DATA, ...EXTENSION_DATA })
  expect(registered.toSorted()).toEqual(folders.toSorted())
})

test('each task has a place and an icon of its own', () => {
  const all = Object.values(TASKS)
  for (const key of ['order', 'icon'] as const) {
    const taken = new Map<unknown, string>()
    for (const task of all) {
      const other = taken.get(task[key])
      expect(
        other,
        `src/tasks/${task.id}/meta.ts: ${key} ${task[key]} is that of ${other}`,
      ).toBeUndefined()
      taken.set(task[key], task.id)
    }
  }
})
