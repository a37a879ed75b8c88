import { TaskmeshError } from '@taskmesh/errors'
import type { Runner } from '@taskmesh/inference-runner'
import { printConfiguration } from '../configuration/printConfiguration.ts'
import {
  environmentLayer,
  flagLayer,
  readConfiguration,
  type ReadConfiguration,
} from '../configuration/readConfiguration.ts'
import { readConfigurationFile } from '../configuration/readConfigurationFile.ts'
import { unknownVariables } from '../configuration/unknownVariables.ts'
import { sourceLayer } from '../configuration/sourceLayer.ts'
import { formatBytes, progressLines } from '../output/progressLines.ts'
import { createReporter, type Reporter } from '../output/reporter.ts'
import { NothingToServeError } from '../serve/errors.ts'
import type { Pull } from '../serve/resolveModels.ts'
import { listenForStop } from './listenForStop.ts'

/** The options of `taskmesh serve`, beside the settings. */
export interface ServeOptions {
  config?: string
  printConfig?: boolean
  json?: boolean
  [setting: string]: unknown
}

/** Reads what is set on the command line, in the environment, by the network of a source and in a file, in this order. */
export async function readSettings(
  models: readonly string[],
  { config, ...flags }: ServeOptions,
  { env, folder }: { env: NodeJS.ProcessEnv; folder: string },
): Promise<ReadConfiguration> {
  const file = await readConfigurationFile(config ?? env['TASKMESH_CONFIG'], folder)
  const source = await sourceLayer(env, folder)
  const layers = [flagLayer(flags, models, folder), environmentLayer(env, folder), source, file]
  return readConfiguration(
    layers.filter((layer) => layer !== undefined),
    folder,
  )
}

function describeModels(runner: Runner, reporter: Reporter): void {
  for (const { id, task, engine = '', memoryBytes } of runner.models()) {
    const size = memoryBytes === undefined ? '' : `, ${formatBytes(memoryBytes)}`
    reporter.result(`  ${task.padEnd(28)} ${id}${engine === '' ? '' : `  (${engine}${size})`}`)
  }
}

/** Serves models over HTTP until it is stopped. */
export async function serve(models: readonly string[], options: ServeOptions): Promise<void> {
  const { printConfig = false, json = false } = options
  const place = { env: process.env, folder: process.cwd() }
  const read = await readSettings(models, options, place)
  const { values: configuration, folders } = read
  if (printConfig) {
    for (const warning of unknownVariables(place.env)) process.stderr.write(`Warning: ${warning}\n`)
    process.stdout.write(`${printConfiguration(read)}\n`)
    return
  }
  if (configuration.models.length === 0 && !configuration.demo) throw new NothingToServeError()
  // What serves takes longer to import than a mistake in the settings takes to be found.
  const { pullModel } = await import('@taskmesh/inference-runner/hub')
  const { resolveModels } = await import('../serve/resolveModels.ts')
  const usualFormat = process.stderr.isTTY ? 'pretty' : 'json'
  const format = json ? 'json' : (configuration.logFormat ?? usualFormat)
  const isJson = format === 'json'
  const reporter = createReporter({ json: isJson })

  // Until the server listens, a signal ends what is downloaded.
  const { signal, release } = listenForStop()
  const progress = progressLines({ json: isJson })
  const pull: Pull = async (wanted) => {
    try {
      return await pullModel({
        ...wanted,
        signal,
        onProgress: ({ file, ...bytes }) =>
          progress.report({ name: `${wanted.id}/${file}`, ...bytes }),
      })
    } catch (error) {
      throw signal.aborted ? signal.reason : error
    } finally {
      progress.end()
    }
  }
  const found = await resolveModels({ configuration, folder: folders.models, pull })
  const { createRunner } = await import('@taskmesh/inference-runner')
  const { createServer, stopOnSignals } = await import('@taskmesh/inference-runner/server')
  const { readKeys, toRunnerOptions, toServerOptions } = await import('../serve/toOptions.ts')
  const { createLogger } = await import('../serve/createLogger.ts')
  const { listen } = await import('../serve/listen.ts')
  const { exampleCall } = await import('../serve/exampleCall.ts')
  const logger = createLogger({ format, level: configuration.logLevel })
  for (const warning of unknownVariables(place.env)) logger.warn({}, warning)
  const keys = await readKeys(configuration, folders.keys, place.env)
  const runner = createRunner(toRunnerOptions(configuration, found, logger))
  const server = await createServer(toServerOptions(configuration, { runner, keys, logger }))
  let isStopping = false
  release()
  stopOnSignals({ server, runner, onSignal: () => (isStopping = true) })
  try {
    const url = await listen(server, configuration)
    logger.info({ url, models: found.length, keys: keys.length }, 'listening')
    if (configuration.preload) {
      const start = performance.now()
      await runner.ready({
        onProgress: ({ model, file, ...bytes }) =>
          progress.report({ name: `${model}/${file}`, ...bytes }),
      })
      progress.end()
      const seconds = Math.round((performance.now() - start) / 100) / 10
      logger.info({ seconds }, 'all models are loaded')
    }
    if (isJson) return
    const docs = server.hasRoute({ method: 'GET', url: '/docs' }) ? 'docs' : 'openapi.json'
    reporter.result(`Serving on ${url}`)
    describeModels(runner, reporter)
    reporter.result(`Docs  ${url}/${docs}`)
    reporter.result(`Call  ${exampleCall(url, found[0]?.task, keys.length > 0)}`)
    if (keys.length === 0 && configuration.host !== '127.0.0.1') {
      reporter.result(
        'Everybody who reaches it may call it: `taskmesh key <name>` makes an API key.',
      )
    }
    reporter.result('Stop with Ctrl-C; a second one does not wait for calls that are under way.')
  } catch (error) {
    progress.end()
    // Who stops it knows that models are not loaded.
    if (isStopping && error instanceof TaskmeshError) return
    await server.close()
    await runner.close()
    throw error
  }
}
