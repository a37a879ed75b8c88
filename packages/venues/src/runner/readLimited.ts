/** A body as text, or the beginning of one that is larger than it may be. */
export interface LimitedText {
  text: string
  /** Whether there was more. */
  isCut: boolean
}

/** Yields the chunks of a response until they are more bytes than there may be, and ends the connection then. */
export async function* limitedChunks(
  response: Response,
  maxBytes: number,
  onTooLarge: () => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = response.body?.getReader()
  if (reader === undefined) return
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done || value === undefined) return
      size += value.length
      if (size > maxBytes) return onTooLarge()
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

/** Reads a response's body as text, at most `maxBytes` of it after decompression. */
export async function readLimited(response: Response, maxBytes: number): Promise<LimitedText> {
  const decoder = new TextDecoder()
  let text = ''
  let isCut = false
  const chunks = limitedChunks(response, maxBytes, () => (isCut = true))
  for await (const chunk of chunks) text += decoder.decode(chunk, { stream: true })
  return { text: text + decoder.decode(), isCut }
}
