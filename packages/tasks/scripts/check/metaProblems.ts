import { isDeepStrictEqual } from 'node:util'
import carbon from '@iconify-json/carbon/icons.json' with { type: 'json' }
import * as z from 'zod/mini'
import { nearest } from '../../src/registry/editDistance.ts'
import { MODALITIES } from '../../src/registry/modalities.ts'
import {
  COLORS,
  type PipelineData,
  type TaskLook,
  type TaskPage,
} from '../../src/registry/pipeline.ts'
import { huggingFaceData } from './huggingFace.ts'

const ICONS = Object.keys(carbon.icons)

const words = z.string().check(z.regex(/\S/, { error: 'a text that is not empty' }))
const subtaskType = z
  .string()
  .check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'lower-case words with hyphens' }))
const oneOf = <const Value extends string>(values: readonly Value[]) =>
  z.enum(values, { error: `one of ${values.join(', ')}` })
const sentence = z
  .string()
  .check(z.regex(/\.$/, { error: 'a sentence that ends with a full stop' }))
const references = z.array(z.strictObject({ id: words, description: sentence }))
const lowerCase = words.check(
  z.refine((text: string) => text === text.toLowerCase(), { error: 'words in lower case' }),
)

function isUnique(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length
}

const icon = z.string().check((context) => {
  if (ICONS.includes(context.value)) return
  const near = nearest(context.value, ICONS)
  const hint = near === undefined ? '' : ` (did you mean "${near}"?)`
  context.issues.push({
    code: 'custom',
    input: context.value,
    message: `the name of an icon of the Carbon set, https://carbondesignsystem.com/elements/icons/library${hint}`,
  })
})

const subtask = z.strictObject({ type: subtaskType, name: words })

const PIPELINE = {
  name: words,
  modality: oneOf(MODALITIES),
  subtasks: z.optional(
    z.array(subtask).check(
      z.refine(
        (all: readonly z.output<typeof subtask>[]) => isUnique(all.map(({ type }) => type)),
        {
          error: 'each subtask once',
        },
      ),
    ),
  ),
  hideInModels: z.optional(z.boolean()),
  hideInDatasets: z.optional(z.boolean()),
} satisfies Record<keyof PipelineData, z.core.$ZodType>

const LOOK = {
  icon,
  color: oneOf(COLORS),
  order: z.number({ error: 'a number, the place among all tasks' }),
} satisfies Record<keyof TaskLook, z.core.$ZodType>

const PAGE = {
  summary: sentence,
  synonyms: z.array(lowerCase).check(z.refine(isUnique, { error: 'each synonym once' })),
  metrics: references,
  models: references,
  datasets: references,
  libraries: z.array(words).check(z.refine(isUnique, { error: 'each library once' })),
} satisfies Record<keyof TaskPage, z.core.$ZodType>

/** What `meta.ts` exports. */
const META = z.strictObject({
  pipeline: z.strictObject(PIPELINE),
  look: z.strictObject(LOOK),
  page: z.strictObject(PAGE),
  noCall: z.optional(sentence),
})

/** What `meta.ts` says of a task. */
export interface Meta {
  pipeline: PipelineData
  look: TaskLook
  page: TaskPage
  noCall?: string | undefined
}

const PARTS = { pipeline: 'PipelineData', look: 'TaskLook', page: 'TaskPage' } as const

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, key) => Reflect.get(Object(part), key), value)
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value)
}

/** What zod says where the schema has no words of its own. */
const NO_WORDS = 'Invalid input'

function expectedOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_type' ? `a value of type ${issue.expected}` : 'something else'
}

/** What to do about a name that is not known. */
function unknownName(
  path: readonly PropertyKey[],
  key: string,
  missing: readonly string[],
): string {
  if (path.length === 0 && key === 'isExtension') {
    return 'isExtension is not needed: it follows from the list of Hugging Face. Remove the line.'
  }
  const near = nearest(key, missing)
  const remedy = near === undefined ? 'Remove it, or correct the name.' : `Did you mean ${near}?`
  return `${[...path, key].join('.')} is not known here. ${remedy}`
}

function isMissing({ path }: z.core.$ZodIssue, meta: unknown): boolean {
  return path.length > 0 && valueAt(meta, path) === undefined
}

function describe({ path, message, ...issue }: z.core.$ZodIssue, meta: unknown): string {
  const [name = '', ...deeper] = path
  const type = Object.entries(PARTS).find(([part]) => part === name)?.[1]
  const value = valueAt(meta, path)
  if (value === undefined && deeper.length === 0 && type !== undefined) {
    return `the export ${String(name)} is missing. Add one that satisfies ${type}, as other tasks have it.`
  }
  const expected = message === NO_WORDS ? expectedOf({ path, message, ...issue }) : message
  return `${path.join('.')}: expected ${expected}, got ${show(value)}.`
}

/** A name that is not known may be what another is missing for: one message for both. */
function describeAll(issues: readonly z.core.$ZodIssue[], meta: unknown): string[] {
  const missing = issues.filter((issue) => isMissing(issue, meta)).map(({ path }) => path)
  const found = new Set<string>()
  const unknown = issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return []
    const { path, keys } = issue
    const siblings = missing
      .filter((place) => isDeepStrictEqual(place.slice(0, -1), path))
      .map((place) => String(place.at(-1)))
    return keys.map((key) => {
      found.add([...path, nearest(key, siblings)].join('.'))
      return unknownName(path, key, siblings)
    })
  })
  const others = issues.filter(
    ({ code, path }) => code !== 'unrecognized_keys' && !found.has(path.join('.')),
  )
  return [...unknown, ...others.map((issue) => describe(issue, meta))]
}

/**
 * Reads what `meta.ts` exports.
 *
 * @returns the values, or what is wrong with them.
 */
export function readMeta(module: object): { meta: Meta } | { problems: string[] } {
  const value = { ...module }
  const parsed = z.safeParse(META, value)
  if (parsed.success) return { meta: parsed.data }
  return { problems: describeAll(parsed.error.issues, value) }
}

/** What does not fit in the values that `meta.ts` exports. */
export function metaProblems(id: string, { pipeline, page, noCall }: Meta): string[] {
  const theirs = huggingFaceData(id)
  const { name } = pipeline
  return [
    ...(theirs === undefined || isDeepStrictEqual({ ...pipeline }, { ...theirs })
      ? []
      : [`pipeline differs from the list of Hugging Face. Make it ${JSON.stringify(theirs)}.`]),
    ...(page.synonyms.includes(name.toLowerCase())
      ? [`page.synonyms: "${name.toLowerCase()}" is the name already. Remove it.`]
      : []),
    ...(page.metrics.length === 0 && noCall === undefined
      ? ['page.metrics: no metric says how the quality of a model is measured. Add one.']
      : []),
  ]
}
