import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { DEMO_MODELS, demoModelDirectory, type DemoTask } from '@taskmesh/demo-models'
import { createRunner, type Runner } from '@taskmesh/inference-runner'
import type { TaskInputs, TaskRequest } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { inlineMedia } from '@taskmesh/tasks/media'
import type { Recording } from '../src/lib/recordings/recording.ts'

const FOLDER = new URL('../src/lib/recordings/generated/', import.meta.url)

/** Runs every example of a task on its demonstration model. */
async function record(runner: Runner, task: DemoTask): Promise<Recording> {
  const answers = []
  for (const { title, request } of TASK_EXAMPLES[task]) {
    const same: TaskRequest<DemoTask, TaskInputs<DemoTask>> = request
    const { output, warnings } = await runner.run(task, same)
    const { output: inline } = await inlineMedia({ output })
    answers.push({ example: title, output: inline, warnings: [...warnings] })
  }
  return { model: DEMO_MODELS[task].id, answers }
}

async function clear(): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  for (const name of await readdir(FOLDER)) await rm(new URL(name, FOLDER))
}

/** Writes `src/lib/recordings/generated`, which the pages show before anything runs. */
async function main(): Promise<void> {
  await clear()
  for (const task of Object.keys(DEMO_MODELS) as DemoTask[]) {
    const { id } = DEMO_MODELS[task]
    const runner = createRunner({ models: [{ task, id, path: demoModelDirectory(task) }] })
    const recording = await record(runner, task)
    await runner.close()
    const json = `${JSON.stringify(recording)}\n`
    await writeFile(new URL(`${task}.json`, FOLDER), json)
    console.log(`${task}: ${recording.answers.length} answers, ${json.length} bytes`)
  }
}

await main()
