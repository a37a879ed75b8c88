/** A stored file. */
export interface Content {
  bytes: Uint8Array
  contentType: string
}

/** Where the content store keeps its files. Identifiers are valid CIDs, checked before. */
export interface ContentBackend {
  get(cid: string): Promise<Content | undefined>
  /**
   * Keeps the first content type when a file is put again.
   *
   * @returns `false` when there is no room for the file.
   */
  put(cid: string, content: Content): Promise<boolean>
}
