import { toDataUrl } from '@taskmesh/tasks/media'
import { ContentTooLongError } from '../errors/storageErrors.ts'
import type { ContentStorage } from './contentStorage.ts'
import { readContent, type ReadContentOptions } from './readContent.ts'

const DEFAULT_MAX_BYTES = 8 * 1024

/** Options of {@link dataUrlStorage}. */
export interface DataUrlStorageOptions extends Pick<
  ReadContentOptions,
  'allowHosts' | 'timeoutMs' | 'verify'
> {
  /** Most bytes of one content. On the chain each costs about 900 gas. Default 8192. */
  maxBytes?: number | undefined
}

/**
 * Storage without a server: the URL is the content. For small payloads only, because it goes on
 * the chain.
 *
 * @throws {@link ContentTooLongError} from `put`.
 *
 * @example
 * ```ts
 * await dataUrlStorage().put('{}', { name: 'empty.json' })
 * // 'data:application/json;base64,e30='
 * ```
 */
export function dataUrlStorage({
  maxBytes = DEFAULT_MAX_BYTES,
  ...reading
}: DataUrlStorageOptions = {}): ContentStorage {
  return {
    async put(content, { contentType = 'application/json' }) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
      if (bytes.length > maxBytes) throw new ContentTooLongError(bytes.length, maxBytes)
      return toDataUrl(bytes, contentType)
    },
    get: (url, options) => readContent(url, { ...reading, ...options }),
  }
}
