/** What is known about content that is put into storage. */
export interface PutOptions {
  /** File name, for people: `taskConfig.json`. */
  name: string
  /** Media type. Default `application/json`. */
  contentType?: string | undefined
  signal?: AbortSignal | undefined
}

/** Limits of one read from a content storage. */
export interface GetOptions {
  /** Most bytes to read. Default 1 MiB. */
  maxBytes?: number | undefined
  /**
   * Whether to refuse content that cannot be verified: whose URL has no content identifier of its own
   * and is no `data:` URL. Default false.
   */
  requireVerified?: boolean | undefined
  signal?: AbortSignal | undefined
}

/** Content that was read. */
export interface Content {
  bytes: Uint8Array
  /**
   * Whether it is what its URL stands for, whoever served it: it was compared with the content
   * identifier in the URL, or the URL is a `data:` URL.
   */
  isVerified: boolean
}

/**
 * Where payloads, results and descriptions of sources live. The chain holds their URLs only.
 *
 * @example
 * ```ts
 * const url = await storage.put('{"hello":"world"}', { name: 'hello.json' })
 * const bytes = await storage.get(url, { maxBytes: 1000 })
 * ```
 */
export interface ContentStorage {
  /** Stores content and returns the URL under which anybody can read it. */
  put(content: string | Uint8Array, options: PutOptions): Promise<string>
  /** Reads content that anybody may have stored anywhere. */
  get(url: string, options?: GetOptions): Promise<Uint8Array>
}
