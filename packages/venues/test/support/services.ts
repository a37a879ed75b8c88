import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { DEMO_MODELS, demoModelDirectory, type DemoTask } from '@taskmesh/demo-models'
import { createRunner, type Runner, type RunnerOptions } from '@taskmesh/inference-runner'
import { createServer } from '@taskmesh/inference-runner/server'

/** A runner with the demonstration models of these tasks. */
export function demoRunner(
  tasks: readonly DemoTask[],
  options: Partial<RunnerOptions> = {},
): Runner {
  const models = tasks.map((task) => {
    const { id } = DEMO_MODELS[task]
    return { task, id, path: demoModelDirectory(task) }
  })
  return createRunner({
    models,
    threads: 1,
    process: 'shared',
    keepsReserve: false,
    ...options,
  })
}

/** A runner behind its HTTP server. */
export async function serveRunner(
  tasks: readonly DemoTask[],
  options?: Partial<RunnerOptions>,
  state: 'loaded' | 'cold' = 'loaded',
) {
  const runner = demoRunner(tasks, options)
  const server = await createServer({ runner })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  if (state === 'loaded') await runner.ready()
  const stop = async () => {
    await server.close()
    await runner.close({ signal: AbortSignal.abort() })
  }
  return { url, runner, stop }
}

/** An HTTP server that answers as a test wants it to. */
export async function serve(
  answer: RequestListener,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const server: Server = createHttpServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.')
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return { url: `http://127.0.0.1:${address.port}`, stop }
}
