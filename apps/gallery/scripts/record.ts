import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { DEMO_MODELS, demoModelDirectory, type DemoTask } from '@taskmesh/demo-models'
import { createRunner, type Runner } from '@taskmesh/inference-runner'
import {
  InvalidRequestError,
  safeParseOutput,
  type TaskInputs,
  type TaskRequest,
} from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { inlineMedia } from '@taskmesh/tasks/media'
import type { Recording } from '../src/lib/recordings/recording.ts'

const FOLDER = new URL('../src/lib/recordings/generated/', import.meta.url)

type Request = TaskRequest<DemoTask, TaskInputs<DemoTask>>

/** Runs an example; `undefined` when it is none for this model, such as a table of other columns. */
async function answer(runner: Runner, task: DemoTask, request: Request) {
  try {
    return await runner.run(task, request)
  } catch (error) {
    if (error instanceof InvalidRequestError) return undefined
    throw error
  }
}

const MAX_FIELD_CHARACTERS = 50_000

/** Leaves out large fields that an output may lack, such as the number of each pixel. */
function lighten(task: DemoTask, output: unknown, request: Request): unknown {
  if (typeof output !== 'object' || output === null || Array.isArray(output)) return output
  const fields = Object.entries(output)
  const light = fields.filter(([, value]) => JSON.stringify(value).length < MAX_FIELD_CHARACTERS)
  const lighter = Object.fromEntries(light)
  return safeParseOutput(task, lighter, request.inputs).success ? lighter : output
}

/** Runs every example of a task on its demonstration model. */
async function record(runner: Runner, task: DemoTask): Promise<Recording> {
  const answers: Recording['answers'] = []
  for (const { title, request } of TASK_EXAMPLES[task]) {
    const answered = await answer(runner, task, request)
    if (answered === undefined) continue
    const { output } = await inlineMedia({ output: answered.output })
    answers.push({ example: title, output: lighten(task, output, request) })
  }
  if (answers.length === 0) throw new Error(`The model for ${task} answers none of its examples.`)
  return { model: DEMO_MODELS[task].id, answers }
}

async function clear(): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  for (const name of await readdir(FOLDER)) await rm(new URL(name, FOLDER))
}

/** Writes `src/lib/recordings/generated`, which the pages show before anything runs. */
async function main(): Promise<void> {
  await clear()
  for (const { id, task } of Object.values(DEMO_MODELS)) {
    const runner = createRunner({ models: [{ task, id, path: demoModelDirectory(task) }] })
    const recording = await record(runner, task)
    await runner.close()
    const json = `${JSON.stringify(recording)}\n`
    await writeFile(new URL(`${task}.json`, FOLDER), json)
    console.log(`${task}: ${recording.answers.length} answers, ${json.length} bytes`)
  }
}

await main()
