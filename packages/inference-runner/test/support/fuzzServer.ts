import { DEMO_MODELS, demoModelDirectory, type DemoTask } from '@taskmesh/demo-models'
import { createRunner } from '@taskmesh/inference-runner'
import { createServer } from '@taskmesh/inference-runner/server'
import { fuzz, type FuzzOptions, type FuzzReport } from './fuzz.ts'

/** One of each kind, those that answer in no time. */
const TASKS: readonly DemoTask[] = [
  'text-classification',
  'image-classification',
  'tabular-classification',
  'question-answering',
  'feature-extraction',
  'automatic-speech-recognition',
  'text-generation',
]

/** Sends requests that are made by chance to a server with demonstration models. */
export async function fuzzServer(options: FuzzOptions): Promise<FuzzReport> {
  const models = TASKS.map((task) => ({
    task,
    id: DEMO_MODELS[task].id,
    path: demoModelDirectory(task),
  }))
  const runner = createRunner({
    models,
    threads: 1,
    process: 'shared',
    keepsReserve: false,
    timeoutMs: 2000,
  })
  const server = await createServer({
    runner,
    // Nobody listens there: results are kept, and not delivered.
    callbackUrl: 'http://127.0.0.1:1',
    callbackAttempts: 1,
    sourceTask: 'text-classification',
    drainMs: 1000,
  })
  try {
    await runner.ready()
    return await fuzz(server, [...models.map(({ id }) => id), 'dummy'], options)
  } finally {
    await server.close()
    await runner.close({ signal: AbortSignal.abort() })
  }
}
