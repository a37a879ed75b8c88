import { computeCid, safeFetch } from '@taskmesh/content'
import * as z from 'zod/mini'
import { StorageError } from '../errors/storageErrors.ts'
import type { ContentStorage, PutOptions } from './contentStorage.ts'
import { multipartFile } from './multipartFile.ts'
import { readContent } from './readContent.ts'
import { uploadWithRetries } from './uploadWithRetries.ts'

const DEFAULT_GATEWAY = 'https://ipfs.io'
const MAX_ANSWER_BYTES = 64 * 1024
/** The node's own settings must not change the identifier that is computed here. */
const ADD =
  'api/v0/add?cid-version=0&raw-leaves=false&hash=sha2-256&chunker=size-262144&pin=true&progress=false'

const answerSchema = z.looseObject({ Hash: z.string().check(z.maxLength(200)) })

/**
 * Options of {@link kuboStorage}: the node that stores content, and the gateway that others read
 * it from.
 */
export interface KuboStorageOptions {
  /** URL of the node's RPC, such as `http://127.0.0.1:5001`. */
  url: string
  /** Base URL of the gateway under which others read what is stored. Default `https://ipfs.io`. */
  gatewayUrl?: string | undefined
  /** Sent to the RPC, such as `{ authorization: 'Bearer …' }`. */
  headers?: Record<string, string> | undefined
  /** Hosts to read from although their address is not public; that of `gatewayUrl` is one. */
  gatewayHosts?: readonly string[] | undefined
  /** How often a failed upload is tried again. Default 2. */
  retries?: number | undefined
  /** Milliseconds for one upload with its retries, and for one read. Default 30 000. */
  timeoutMs?: number | undefined
}

/** The answer is one JSON object a line; the last one is the file. */
function hashOf(bytes: Uint8Array): string {
  try {
    const lines = new TextDecoder().decode(bytes).trim().split('\n')
    return z.parse(answerSchema, JSON.parse(lines.at(-1) ?? '')).Hash
  } catch (cause) {
    throw new StorageError('The node answered without a content identifier.', {
      retryable: true,
      cause,
    })
  }
}

/**
 * Storage on an IPFS node of your own (Kubo): adds and pins through its RPC, and reads through a
 * gateway. Source: Kubo RPC reference, `POST /api/v0/add`.
 *
 * The identifier that the node answers is compared with that of the content, and so is everything
 * that is read. Content is addressed as `<gatewayUrl>/ipfs/<cid>`, so the gateway has to be one
 * that providers reach.
 *
 * @throws StorageError or the errors of `@taskmesh/content`.
 *
 * @example
 * ```ts
 * const storage = kuboStorage({ url: 'http://127.0.0.1:5001', gatewayUrl: 'https://ipfs.example' })
 * ```
 */
export function kuboStorage(options: KuboStorageOptions): ContentStorage {
  const { url, gatewayUrl = DEFAULT_GATEWAY, headers, retries = 2, timeoutMs = 30_000 } = options
  const endpoint = new URL(ADD, url.endsWith('/') ? url : `${url}/`).href
  const gateway = gatewayUrl.replace(/\/$/, '')
  const ownHosts = options.gatewayUrl === undefined ? [] : [new URL(gateway).host]
  const allowHosts = [...(options.gatewayHosts ?? []), ...ownHosts]

  async function upload(bytes: Uint8Array, put: PutOptions, signal: AbortSignal): Promise<string> {
    const { body, headers: ofBody } = multipartFile(bytes, put)
    const { bytes: answer } = await safeFetch(endpoint, {
      method: 'POST',
      headers: { ...headers, ...ofBody },
      body,
      maxBytes: MAX_ANSWER_BYTES,
      timeoutMs,
      allowHosts: [new URL(url).host],
      signal,
    })
    const cid = await computeCid(bytes)
    if (hashOf(answer) === cid) return `${gateway}/ipfs/${cid}`
    throw new StorageError(`The node stored something else than what was sent, which is ${cid}.`, {
      retryable: false,
    })
  }

  return {
    put: (content, put) => uploadWithRetries(content, put, { upload, retries, timeoutMs }),
    get: (address, get) => readContent(address, { allowHosts, timeoutMs, ...get }),
  }
}
