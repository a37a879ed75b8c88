import { createRunner, type ModelOption } from '@taskmesh/inference-runner'
import { serveMcp } from '@taskmesh/inference-runner/mcp'
import { findTaskId } from '@taskmesh/tasks'
import { downloadModels } from '../network/downloadModels.ts'
import { chooseModels, demoModels } from '../network/models.ts'
import { createReporter } from '../output/reporter.ts'
import { listenForStop } from './listenForStop.ts'

export interface McpOptions {
  allowHost: readonly string[]
}

/** Reads `text-classification`, or `text-classification=./my-model`. */
function readModels(text: string): ModelOption[] {
  const [name = '', ...path] = text.split('=')
  const model = path.length === 0 ? undefined : path.join('=')
  return chooseModels(findTaskId(name), { model })
}

/**
 * Serves models as tools until the client closes standard input, or a signal comes. Standard output has messages of
 * the protocol only.
 */
export async function mcp(names: readonly string[], { allowHost }: McpOptions): Promise<void> {
  const reporter = createReporter({ json: false })
  const { signal, stopped } = listenForStop()
  const chosen = names.length === 0 ? demoModels() : names.flatMap(readModels)
  const models = await downloadModels(chosen, {}, signal)
  const note = (_facts: object, message: string) => reporter.progress(message)
  const logger = { info: () => {}, warn: note, error: note }
  const runner = createRunner({ models, allowHosts: allowHost, logger })
  const { closed, close } = serveMcp({ runner, logger })
  reporter.progress(`Serving ${models.length} models over standard input and output.`)
  await Promise.race([closed, stopped])
  await close()
  await runner.close({ signal: AbortSignal.timeout(5000) })
}
