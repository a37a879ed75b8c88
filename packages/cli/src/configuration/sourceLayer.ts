import type { Layer } from './readConfiguration.ts'

/**
 * The settings that the OGPU network gives the service of a Hugging Face source: `PIPE_ARGS_STR` and
 * `CALLBACK_URL`. The service listens on all addresses, at port 5555.
 *
 * @returns `undefined` when there is no such environment.
 */
export async function sourceLayer(
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): Promise<Layer | undefined> {
  if (env['PIPE_ARGS_STR'] === undefined) return undefined
  const { readSourceEnvironment } = await import('@taskmesh/inference-runner/server')
  const source = readSourceEnvironment(env)
  if (source === undefined) return undefined
  const { task, model, revision, callbackUrl, host, port } = source
  const named = revision === undefined ? model : `${model}@${revision}`
  return {
    values: { models: [`${task}=${named}`], sourceTask: task, callbackUrl, host, port },
    originOf: (name) =>
      `environment variable ${name === 'callbackUrl' ? 'CALLBACK_URL' : 'PIPE_ARGS_STR'}`,
    folder,
  }
}
