import { ogpuStorage } from '@taskmesh/client'
import { safeFetch } from '@taskmesh/content'
import { ogpuDevnet } from '@taskmesh/contracts'
import { reasonOf, TaskmeshError, walk } from '@taskmesh/errors'
import type { TaskId } from '@taskmesh/tasks'
import { networkFile, type NetworkChain } from '@taskmesh/venues/network-file'
import type { Address } from 'viem'
import * as z from 'zod/mini'
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

function connect(url: URL, network: NetworkChain): Connection {
  const { rpcUrl, storageUrl, account, sources } = network
  if (account === undefined) throw new NotANetworkError(url, `${url.href} names no account.`)
  const { privateKey } = account
  const chain = { ...ogpuDevnet, rpcUrls: { default: { http: [rpcUrl] } } }
  const storage = ogpuStorage({ url: storageUrl })
  return { client: createNetworkClient({ chain, storage, privateKey }), sources }
}

function isRefused(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED'
}

async function readText(url: URL): Promise<string | undefined> {
  try {
    const options = { allowHosts: [url.host], timeoutMs: TIMEOUT_MS }
    return new TextDecoder().decode((await safeFetch(url.href, options)).bytes)
  } catch (error) {
    if (walk(error, isRefused) !== undefined) return undefined
    throw new NotANetworkError(url, reasonOf(error), error)
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
 * Reads where the chain of a network is that `taskmesh dev` runs, and what it offers.
 *
 * @returns `undefined` when nobody listens at that URL.
 * @throws {@link NotANetworkError} when something else answers there.
 */
export async function readNetworkChain(galleryUrl: string): Promise<NetworkChain | undefined> {
  const url = new URL('/taskmesh.json', galleryUrl)
  const text = await readText(url)
  if (text === undefined) return undefined
  const { success, data, error } = z.safeParse(networkFile, parseJson(url, text))
  if (!success) throw new NotANetworkError(url, `${url.href}: ${z.prettifyError(error)}`, error)
  if (data.chain === undefined) throw new NotANetworkError(url, `${url.href} names no chain.`)
  const { chainId } = data.chain
  if (chainId === ogpuDevnet.id) return data.chain
  const reason = `${url.href} names the chain ${chainId}, expected ${ogpuDevnet.id}.`
  throw new NotANetworkError(url, reason)
}

/**
 * Connects to a network that `taskmesh dev` runs.
 *
 * @returns `undefined` when nobody listens at that URL.
 * @throws {@link NotANetworkError} when something else answers there.
 */
export async function connectNetwork(galleryUrl: string): Promise<Connection | undefined> {
  const chain = await readNetworkChain(galleryUrl)
  return chain && connect(new URL('/taskmesh.json', galleryUrl), chain)
}
