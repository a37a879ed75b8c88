import { listenOnFreePort } from '@taskmesh/devnet'
import { createRunner, type ModelOption, type Runner } from '@taskmesh/inference-runner'
import { createServer } from '@taskmesh/inference-runner/server'
import type { Cleanup } from './cleanup.ts'

const HOST = '127.0.0.1'

export interface StartRunnerOptions {
  models: readonly ModelOption[]
  allowHosts: readonly string[]
  port: number
  signal?: AbortSignal | undefined
}

/** A runner whose server listens while its models are being loaded. */
export interface StartedRunner {
  runner: Runner
  runnerUrl: string
  /** Resolves when the models are loaded. Ending the runner ends the loading. */
  loaded: Promise<void>
}

/** Starts a runner and its HTTP server. */
export async function startRunner(
  { models, allowHosts, port, signal }: StartRunnerOptions,
  cleanup: Cleanup,
): Promise<StartedRunner> {
  const runner = createRunner({ models, allowHosts })
  cleanup.add(() => runner.close())
  const loaded = runner.ready({ signal })
  // The failure is thrown where the models are needed, unless something else failed before.
  loaded.catch(() => {})
  const server = await createServer({ runner })
  cleanup.add(() => server.close())
  const runnerUrl = await listenOnFreePort(server, { host: HOST, port })
  return { runner, runnerUrl, loaded }
}
