import { DEMO_MODELS, demoModelDirectory } from '@taskmesh/demo-models'
import { formatBytes, progressLines } from '../output/progressLines.ts'
import { createReporter } from '../output/reporter.ts'
import type { ServedModel } from '../server/serverClient.ts'
import { listenForStop } from './listenForStop.ts'

/** The options of commands that talk to a server. */
export interface ServerCommandOptions {
  url: string
  key?: string
  json: boolean
}

/** The options of `taskmesh models pull`. */
export interface PullCommandOptions {
  revision?: string
  dtype?: string
  cacheDirectory?: string
  json: boolean
}

/** Lists the demonstration models. */
export function listModels({ json }: { json: boolean }): void {
  const reporter = createReporter({ json })
  for (const { id, task, summary } of Object.values(DEMO_MODELS)) {
    if (json) reporter.json({ id, task, summary, path: demoModelDirectory(task) })
    else reporter.result(`${id.padEnd(26)}  ${task.padEnd(26)}  ${summary}`)
  }
}

/** Downloads a model of the Hub. */
export async function pull(name: string, { json, ...options }: PullCommandOptions): Promise<void> {
  const { pullModel } = await import('@taskmesh/inference-runner/hub')
  const reporter = createReporter({ json })
  const progress = progressLines({ json })
  const { signal } = listenForStop()
  const [id = '', revision = options.revision] = name.split('@')
  try {
    const pulled = await pullModel({
      ...options,
      id,
      revision,
      signal,
      onProgress: ({ file, ...bytes }) => progress.report({ name: file, ...bytes }),
    })
    progress.end()
    reporter.json(pulled)
    if (json) return
    const { bytes, downloaded, isChecked, dtype, path } = pulled
    const what = downloaded > 0 ? `${downloaded} files downloaded` : 'everything was there already'
    const check = isChecked ? 'checked by size and hash' : 'not checked: the Hub cannot be reached'
    reporter.result(`${id} (${dtype}, ${formatBytes(bytes)}): ${what}, ${check}.`)
    reporter.result(`It is in ${path}. Serve it: taskmesh serve ${name}`)
  } catch (error) {
    progress.end()
    throw signal.aborted ? signal.reason : error
  }
}

const clientOf = ({ url, key = process.env['TASKMESH_API_KEY'] }: ServerCommandOptions) => ({
  url,
  key: key === '' ? undefined : key,
})

const MINUTE_MS = 60_000

function formatAge(lastUsedAt: number | undefined): string {
  if (lastUsedAt === undefined) return ''
  const ms = Math.max(0, Date.now() - lastUsedAt)
  if (ms < MINUTE_MS) return `${Math.round(ms / 1000)} s ago`
  return ms < 60 * MINUTE_MS
    ? `${Math.round(ms / MINUTE_MS)} min ago`
    : `${Math.round(ms / MINUTE_MS / 60)} h ago`
}

function printServed(models: readonly ServedModel[], json: boolean): void {
  const reporter = createReporter({ json })
  for (const model of models) {
    reporter.json(model)
    if (json) continue
    const { id, task, state, memoryBytes, lastUsedAt, waiting, running } = model
    const calls = running + waiting > 0 ? `${running} running, ${waiting} waiting` : ''
    const size = memoryBytes === undefined ? '' : formatBytes(memoryBytes)
    const cells = [id.padEnd(30), task.padEnd(28), state.padEnd(8), size.padStart(8)]
    reporter.result([...cells, formatAge(lastUsedAt).padStart(10), calls].join('  ').trimEnd())
  }
}

/** Lists the models of a server that runs. */
export async function ps(options: ServerCommandOptions): Promise<void> {
  const { listServed } = await import('../server/serverClient.ts')
  printServed(await listServed(clientOf(options)), options.json)
}

/** Loads a model of a server that runs. */
export async function load(model: string, options: ServerCommandOptions): Promise<void> {
  const { json } = options
  const { loadServed } = await import('../server/serverClient.ts')
  const progress = progressLines({ json })
  const { signal } = listenForStop()
  try {
    const models = await loadServed({ ...clientOf(options), signal }, model, (event) => {
      const { file, loadedBytes, totalBytes } = event
      progress.report({ name: file, loadedBytes, totalBytes })
    })
    progress.end()
    printServed(models, json)
  } catch (error) {
    progress.end()
    throw signal.aborted ? signal.reason : error
  }
}

/** Frees the memory of a model of a server that runs. */
export async function unload(model: string, options: ServerCommandOptions): Promise<void> {
  const { unloadServed } = await import('../server/serverClient.ts')
  printServed(await unloadServed(clientOf(options), model), options.json)
}
