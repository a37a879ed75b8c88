import { setTimeout as delay } from 'node:timers/promises'

/** How long a stream may take for its first piece before the answer begins without one, in milliseconds. */
const FIRST_PIECE_MS = 10_000

/**
 * Begins to read a stream, so that what fails before its first piece can still be answered with a status of
 * HTTP. One that takes long is given back as it is.
 *
 * @throws what the stream throws before its first piece.
 */
export async function startedStream<Piece>(
  stream: AsyncIterable<Piece>,
  patienceMs = FIRST_PIECE_MS,
): Promise<AsyncGenerator<Piece, void, undefined>> {
  const iterator = stream[Symbol.asyncIterator]()
  const first = iterator.next()
  const waiting = new AbortController()
  const { signal } = waiting
  try {
    await Promise.race([first, delay(patienceMs, undefined, { signal }).catch(() => {})])
  } finally {
    waiting.abort()
  }
  return resume(iterator, first)
}

async function* resume<Piece>(
  iterator: AsyncIterator<Piece>,
  first: Promise<IteratorResult<Piece>>,
): AsyncGenerator<Piece, void, undefined> {
  try {
    for (let step = await first; !step.done; step = await iterator.next()) yield step.value
  } finally {
    await iterator.return?.()
  }
}
