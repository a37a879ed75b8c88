import { ogpuStorage } from '@taskmesh/client'
import { safeFetch } from '@taskmesh/content'
import { ogpuDevnet } from '@taskmesh/contracts'
import { TaskmeshError } from '@taskmesh/errors'
import { isTaskId, type TaskId } from '@taskmesh/tasks'
import type { Address } from 'viem'
import * as z from 'zod/mini'
import { networkConfig, type NetworkConfig } from './networkConfig.ts'
import { createNetworkClient, type NetworkClient } from './networkClient.ts'

const TIMEOUT_MS = 10_000

/** What it takes to publish on a network: a wallet and the sources that offer the tasks. */
export interface Connection {
  client: NetworkClient
  sources: ReadonlyMap<TaskId, Address>
}

/** Something answers there, and it is no network that `taskmesh dev` runs. */
export class NotANetworkError extends TaskmeshError {
  override name = 'NotANetworkError'
  constructor(url: URL, reason: string, cause?: unknown) {
    super(`What answers at ${url.origin} is no network of \`taskmesh dev\`.`, {
      code: 'NOT_A_NETWORK',
      actor: 'configuration',
      path: 'network',
      details: `${reason}\nGive the gallery that \`taskmesh dev\` has printed with --network.`,
      cause,
    })
  }
}

/** Nobody listens where a network was said to be. */
export class NoNetworkError extends TaskmeshError {
  override name = 'NoNetworkError'
  constructor(url: string) {
    super(`No network is running at ${url}.`, {
      code: 'NO_NETWORK',
      actor: 'configuration',
      path: 'network',
      details:
        'Start one with `taskmesh dev`, or leave --network out to have one started for this task.',
    })
  }
}

function connect({ chain: config }: NetworkConfig): Connection {
  const { rpcUrl, storageUrl, account } = config
  const chain = { ...ogpuDevnet, rpcUrls: { default: { http: [rpcUrl] } } }
  const storage = ogpuStorage({ url: storageUrl })
  const sources = Object.entries(config.sources).flatMap(([id, source]) =>
    isTaskId(id) ? [[id, source] as const] : [],
  )
  return {
    client: createNetworkClient({ chain, storage, privateKey: account.privateKey }),
    sources: new Map(sources),
  }
}

/** Whether nobody listens at the address. */
function isRefused(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && error.code === 'ECONNREFUSED') || isRefused(error.cause)
}

async function readText(url: URL): Promise<string | undefined> {
  try {
    const options = { allowHosts: [url.host], timeoutMs: TIMEOUT_MS }
    return new TextDecoder().decode((await safeFetch(url.href, options)).bytes)
  } catch (error) {
    if (isRefused(error)) return undefined
    throw new NotANetworkError(url, error instanceof Error ? error.message : String(error), error)
  }
}

function parseJson(url: URL, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new NotANetworkError(url, `${url.href} is not JSON.`, error)
  }
}

/** Whether a network of `taskmesh dev` is at the address. */
export async function isNetworkAt(galleryUrl: string): Promise<boolean> {
  try {
    return (await connectNetwork(galleryUrl)) !== undefined
  } catch {
    return false
  }
}

/**
 * Connects to a network that `taskmesh dev` runs; gives nothing when nobody listens at that URL.
 *
 * @throws {@link NotANetworkError} when something else answers there.
 */
export async function connectNetwork(galleryUrl: string): Promise<Connection | undefined> {
  const url = new URL('/taskmesh.json', galleryUrl)
  const text = await readText(url)
  if (text === undefined) return undefined
  const { success, data, error } = z.safeParse(networkConfig, parseJson(url, text))
  if (!success) throw new NotANetworkError(url, `${url.href}: ${z.prettifyError(error)}`, error)
  return connect(data)
}
