/**
 * The chunks of an answer, until they are more bytes than there may be.
 *
 * @param onTooLarge - makes the error to throw then; without one, what is there is all.
 */
export async function* withLimit(
  response: Response,
  maxBytes: number,
  onTooLarge: () => Error | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > maxBytes) {
      const error = onTooLarge()
      if (error === undefined) return
      throw error
    }
    yield chunk
  }
}

/** The bytes of an answer, with the limit of {@link withLimit}. */
export async function readLimited(
  response: Response,
  maxBytes: number,
  onTooLarge: () => Error | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  for await (const chunk of withLimit(response, maxBytes, onTooLarge)) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}
