import { INPUT_KINDS, OUTPUT_KINDS, type InputKind, type OutputKind } from './kinds.ts'

/** What has to be known about a task to begin its folder. */
export interface Answers {
  id: string
  name: string
  modality: string
  icon: string
  color: string
  order: number
  input: InputKind
  output: OutputKind
}

const quote = (value: string) => `'${value.replaceAll("'", String.raw`\'`)}'`

function meta({ name, modality, icon, color, order }: Answers): string {
  return `import type { PipelineData, TaskLook, TaskPage } from '../../registry/pipeline.ts'

export const pipeline = {
  name: ${quote(name)},
  modality: ${quote(modality)},
} as const satisfies PipelineData

export const look = {
  icon: ${quote(icon)},
  color: ${quote(color)},
  order: ${order},
} as const satisfies TaskLook

export const page = {
  summary: 'TODO: one or two sentences: what goes in, what comes out.',
  synonyms: [],
  metrics: [{ id: 'TODO', description: 'TODO: how the quality of a model is measured.' }],
  models: [],
  datasets: [],
  libraries: [],
} as const satisfies TaskPage
`
}

function schema({ input, output }: Answers): string {
  const from = INPUT_KINDS[input]
  const to = OUTPUT_KINDS[output]
  const needsRequired = `${from.schema}${to.schema}`.includes('required(')
  const imports = new Set([
    ...(needsRequired ? ["import { required } from '../../schema/describe.ts'"] : []),
    ...from.imports,
    ...to.imports,
    "import { defineTaskSchema } from '../../schema/taskSchema.ts'",
  ])
  return `import * as z from 'zod/mini'
${[...imports].toSorted().join('\n')}

export default defineTaskSchema({
  inputs: ${from.schema},
  parameters: z.looseObject({}),
  output: ${to.schema},
  batch: true,
})
`
}

function examples({ id, input, output }: Answers): string {
  const example = (title: string) => `  {
    title: ${quote(title)},
    request: { inputs: ${INPUT_KINDS[input].example} },
    output: ${OUTPUT_KINDS[output].example},
  },`
  return `import { defineExamples } from '../../schema/example.ts'

export default defineExamples(${quote(id)}, [
${example('TODO: a few words')}
${example('TODO: a few other words')}
])
`
}

function about(): string {
  const parts = [
    ['What people use it for', 'TODO: real uses, in plain words.'],
    ['Variants', 'TODO: kinds of models that do it, and how they differ.'],
    [
      'Calling it',
      'TODO: a request and its answer, a block of JSON each, and what the parameters do.',
    ],
    ['How it is measured', 'TODO: the metrics, and what they hide.'],
    ['Further reading', 'TODO: two to four links.'],
  ]
  const sections = parts.map(([heading, text]) => `## ${heading}\n\n${text}\n`)
  return `TODO: a paragraph that says what the task is.\n\n${sections.join('\n')}`
}

/** The files of a new task's folder, by name. */
export function newTaskFiles(answers: Answers): Record<string, string> {
  return {
    'meta.ts': meta(answers),
    'schema.ts': schema(answers),
    'examples.ts': examples(answers),
    'about.md': about(),
  }
}
