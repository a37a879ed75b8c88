import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { createRunner } from '@taskmesh/inference-runner'
import { createServer } from '@taskmesh/inference-runner/server'

/** A server with demonstration models, and where it is. */
export interface ModelServer extends AsyncDisposable {
  url: string
}

/** Small models of tasks that the specifications are about, and of some whose inputs are files. */
const TASKS = [
  'feature-extraction',
  'text-classification',
  'text-ranking',
  'sentence-similarity',
  'translation',
  'image-classification',
  'tabular-classification',
] as const

/** Starts a server with small models on a free port of this machine. */
export async function serveModels(): Promise<ModelServer> {
  const runner = createRunner({
    models: TASKS.map((task) => ({
      task,
      id: DEMO_MODELS[task].id,
      path: demoModelDirectory(task),
    })),
    process: 'shared',
    keepsReserve: false,
    threads: 1,
  })
  // Results for the chain go nowhere: what is tested is how the calls are answered.
  const callback = { callbackUrl: 'http://127.0.0.1:9', callbackAttempts: 1 }
  const server = await createServer({ runner, ...callback })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  await runner.ready()
  return {
    url,
    async [Symbol.asyncDispose]() {
      await server.close()
      await runner.close()
    },
  }
}
