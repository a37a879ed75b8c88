/**
 * Runs work that emits pieces, and yields them as they come. The iteration returns what the work
 * returns, or throws what it throws, after the pieces that came before.
 *
 * Leaving the iteration does not stop the work: whoever started it aborts it.
 *
 * @example
 * ```ts
 * const words = piecesOf(async (emit) => {
 *   emit('Hello')
 *   return 1
 * })
 * for await (const word of words) console.log(word) // Hello
 * ```
 */
export async function* piecesOf<Piece, Result>(
  work: (emit: (piece: Piece) => void) => Promise<Result>,
): AsyncGenerator<Piece, Result, void> {
  const pieces: Piece[] = []
  let isOver = false
  let wake = () => {}
  const result = work((piece) => {
    pieces.push(piece)
    wake()
  })
  const end = () => {
    isOver = true
    wake()
  }
  result.then(end, end)
  for (;;) {
    yield* pieces.splice(0)
    if (pieces.length > 0) continue
    if (isOver) return result
    await new Promise<void>((resolve) => (wake = resolve))
  }
}
