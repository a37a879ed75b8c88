const BYTE_ORDER_MARK = '\uFEFF'

/**
 * Reads chunks of bytes as UTF-8, whose characters may be split between chunks, and takes chunks that
 * are strings as they are. A byte order mark at the start is left out; what is no UTF-8 becomes U+FFFD.
 */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let isStart = true
  for await (const chunk of chunks) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
    if (text === '') continue
    yield isStart && text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
    isStart = false
  }
  const last = decoder.decode()
  if (last !== '') yield last
}
