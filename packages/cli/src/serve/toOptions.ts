import type { Logger, ModelOption, RunnerOptions, Runner } from '@taskmesh/inference-runner'
import { hashKey, type ApiKey, type ServerOptions } from '@taskmesh/inference-runner/server'
import { ConfigurationError } from '../configuration/errors.ts'
import type { KeySetting } from '../configuration/keySetting.ts'
import { readSmallFile } from '../configuration/readConfigurationFile.ts'
import type { Configuration } from '../configuration/settings.ts'
import { resolve } from 'node:path'

const SHORTEST_KEY = 16

/** The variable that holds a key for one client who may do everything. */
export const KEY_VARIABLE = 'TASKMESH_API_KEY'

/** What a runner takes of a configuration. */
export function toRunnerOptions(
  configuration: Configuration,
  models: readonly ModelOption[],
  logger: Logger,
): RunnerOptions {
  const { concurrency, queueSize, maxBatchTokens, threads, process, allowHosts } = configuration
  return {
    models,
    allowHosts,
    concurrency,
    queueSize,
    maxBatchTokens,
    threads,
    process,
    logger,
    cacheDirectory: configuration.cacheDirectory,
    timeoutMs: configuration.timeout,
    keepAliveMs: configuration.keepAlive,
    memoryBudgetBytes: configuration.memoryBudget,
    maxProcessBytes: configuration.maxProcessMemory,
  }
}

function checkLength(key: string, place: string): string {
  if (key.length >= SHORTEST_KEY) return key
  throw new ConfigurationError(
    place,
    `${place}: expected a key of at least ${SHORTEST_KEY} characters.`,
    '`taskmesh key <name>` makes one.',
  )
}

async function toApiKey(setting: KeySetting, place: string, folder: string): Promise<ApiKey> {
  const { file, sha256, ...rest } = setting
  if (file === undefined) return { ...rest, sha256: sha256 ?? '' }
  const text = (await readSmallFile(resolve(folder, file), `${place}.file`)).trim()
  return { ...rest, sha256: hashKey(checkLength(text, `${place}.file`)) }
}

/**
 * The keys of a configuration, with those in files read, and the one of `TASKMESH_API_KEY`.
 *
 * @throws ConfigurationError for a key that is short or cannot be read, without its text.
 */
export async function readKeys(
  { keys }: Pick<Configuration, 'keys'>,
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<ApiKey[]> {
  const named = await Promise.all(keys.map((key, index) => toApiKey(key, `keys[${index}]`, folder)))
  const single = env[KEY_VARIABLE]
  if (single === undefined || single === '') return named
  const sha256 = hashKey(checkLength(single, KEY_VARIABLE))
  return [...named, { name: 'default', sha256, scopes: ['call', 'admin'] }]
}

/** What a server takes of a configuration. */
export function toServerOptions(
  configuration: Configuration,
  parts: { runner: Runner; keys: readonly ApiKey[]; logger: Logger },
): ServerOptions {
  const { origins, publicRoutes, trustProxy, sourceTask, callbackUrl, preload } = configuration
  return {
    ...parts,
    origins,
    publicRoutes,
    trustProxy,
    sourceTask,
    callbackUrl,
    loadsOnDemand: !preload,
    maxBodyBytes: configuration.maxBody,
    callbackAttempts: configuration.callbackAttempts,
    callbackTimeoutMs: configuration.callbackTimeout,
    requestTimeoutMs: configuration.requestTimeout,
    drainMs: configuration.drainTime,
  }
}
