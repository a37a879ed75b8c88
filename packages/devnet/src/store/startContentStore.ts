import type { FastifyInstance } from 'fastify'
import { ContentStoreFailedError } from '../errors.ts'
import { httpUrl } from '../httpUrl.ts'
import { listenOnFreePort } from '../listenOnFreePort.ts'
import type { ContentBackend } from './contentBackend.ts'
import { contentServer } from './contentServer.ts'
import { directoryBackend } from './directoryBackend.ts'
import { memoryBackend } from './memoryBackend.ts'

const MIB = 1024 * 1024

/** Options of {@link startContentStore}. */
export interface StartContentStoreOptions {
  /** A free one is taken when it is busy, or zero. @default 8546 */
  port?: number | undefined
  /** Address to listen on. @default '127.0.0.1' */
  host?: string | undefined
  /** Directory to keep files in, made when missing. Without it they are kept in memory. */
  directory?: string | undefined
  /** Largest file, in bytes. @default 20 MiB */
  maxBytes?: number | undefined
  /** All files together, in bytes, when they are kept in memory. @default 512 MiB */
  maxTotalBytes?: number | undefined
  /** Base of the links in its answers, when others reach it by another URL than this machine. */
  publicUrl?: string | undefined
}

/** A running content store. */
export interface ContentStore extends AsyncDisposable {
  /** URL under which this machine reaches the store, without a slash at the end. */
  url: string
  /** Stops listening. Doing it twice is fine. */
  stop(): Promise<void>
}

/**
 * Starts a content-addressed store that speaks the wire format of the network's pinning
 * service and gateway: `POST /file/create` with a multipart `file` answers `{"link": …}`, and
 * `GET /ipfs/<cid>` returns the bytes. Identifiers are real IPFS CIDs.
 * Source: OGPU SDK, publishing and fetching of IPFS content.
 *
 * @throws {@link ContentStoreFailedError} when it cannot listen at `host`, or cannot make `directory`.
 *
 * @example
 * ```ts
 * await using store = await startContentStore()
 * const body = new FormData()
 * body.append('file', new Blob(['{}'], { type: 'application/json' }), 'data.json')
 * const response = await fetch(`${store.url}/file/create`, { method: 'POST', body })
 * const { link } = await response.json() // http://127.0.0.1:8546/ipfs/Qm…
 * ```
 */
export async function startContentStore(
  options: StartContentStoreOptions = {},
): Promise<ContentStore> {
  const { port = 8546, host = '127.0.0.1', directory, maxBytes = 20 * MIB } = options
  const { maxTotalBytes = 512 * MIB } = options
  let url = ''
  const publicUrl = options.publicUrl?.replace(/\/+$/, '')
  const server = await contentServer({
    backend: directory === undefined ? memoryBackend(maxTotalBytes) : await open(directory),
    maxBytes,
    baseUrl: () => publicUrl ?? url,
  })
  url = httpUrl(host, await listen(server, { host, port }))
  return { url, stop, [Symbol.asyncDispose]: stop }

  async function stop(): Promise<void> {
    await server.close()
  }
}

async function open(directory: string): Promise<ContentBackend> {
  try {
    return await directoryBackend(directory)
  } catch (error) {
    throw new ContentStoreFailedError(`The content store cannot use ${directory}.`, error)
  }
}

/** Returns the port, which is another one when the given one is busy. */
async function listen(
  server: FastifyInstance,
  { host, port }: { host: string; port: number },
): Promise<number> {
  try {
    await listenOnFreePort(server, { host, port })
    const address = server.server.address()
    // A string is the path of a socket, which takes no port.
    return typeof address === 'object' && address !== null ? address.port : port
  } catch (error) {
    await server.close()
    throw new ContentStoreFailedError(`The content store cannot listen at ${host}.`, error)
  }
}
