import { ipfsPathOf, safeFetch, verifyCid } from '@taskmesh/content'
import * as z from 'zod/mini'
import { StorageError } from '../errors/storageErrors.ts'
import type { ContentStorage, PutOptions } from './contentStorage.ts'
import { multipartFile } from './multipartFile.ts'
import { readContent } from './readContent.ts'
import { uploadWithRetries } from './uploadWithRetries.ts'

const DEFAULT_URL = 'https://capi.ogpuscan.io'
const MAX_ANSWER_BYTES = 64 * 1024

const answerSchema = z.looseObject({ link: z.url().check(z.maxLength(2048)) })

/**
 * Options of {@link ogpuStorage}: the pinning service, and the gateways that content is read from.
 */
export interface OgpuStorageOptions {
  /** Base URL of the pinning service. Default that of the network. */
  url?: string | undefined
  /**
   * Hosts to read from although their address is not public, such as `127.0.0.1:8546`. The host of
   * a `url` that you give is one of them.
   */
  gatewayHosts?: readonly string[] | undefined
  /** How often a failed upload is tried again. Default 2. */
  retries?: number | undefined
  /** Milliseconds for one upload with its retries, and for one read. Default 30 000. */
  timeoutMs?: number | undefined
  /** Whether content is checked against the content identifier in its URL. Default true. */
  verify?: boolean | undefined
}

function linkOf(bytes: Uint8Array): string {
  try {
    return z.parse(answerSchema, JSON.parse(new TextDecoder().decode(bytes))).link
  } catch (cause) {
    throw new StorageError('The storage service answered without a link.', {
      retryable: true,
      cause,
    })
  }
}

/**
 * The storage of the OGPU network: a service that pins content on IPFS and a gateway that serves
 * it. Source: OGPU SDK, `ogpu/ipfs`: `POST /file/create`, multipart field `file`, answer `{ link }`.
 *
 * The identifier in the returned link is compared with that of the content, and so is everything
 * that is read under one.
 *
 * @throws {@link StorageError} or the errors of `@taskmesh/content`.
 *
 * @example
 * ```ts
 * const storage = ogpuStorage()
 * const onDevnet = ogpuStorage({ url: 'http://127.0.0.1:8546' })
 * ```
 */
export function ogpuStorage(options: OgpuStorageOptions = {}): ContentStorage {
  const { url = DEFAULT_URL, retries = 2, timeoutMs = 30_000, verify = true } = options
  const ownHosts = options.url === undefined ? [] : [new URL(url).host]
  const allowHosts = [...(options.gatewayHosts ?? []), ...ownHosts]
  const endpoint = `${url.replace(/\/$/, '')}/file/create`

  async function upload(bytes: Uint8Array, put: PutOptions, signal: AbortSignal): Promise<string> {
    const { bytes: answer } = await safeFetch(endpoint, {
      method: 'POST',
      ...multipartFile(bytes, put),
      maxBytes: MAX_ANSWER_BYTES,
      timeoutMs,
      allowHosts,
      signal,
    })
    const link = linkOf(answer)
    const named = verify ? ipfsPathOf(link) : undefined
    if (named?.path.length === 0) await verifyCid(named.cid, bytes)
    return link
  }

  return {
    put: (content, put) => uploadWithRetries(content, put, { upload, retries, timeoutMs }),
    get: (address, get) => readContent(address, { allowHosts, timeoutMs, verify, ...get }),
  }
}
