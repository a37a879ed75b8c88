/** Yields pieces as they come, and returns what they are together. */
export async function* passOn<Piece, Whole>(
  pieces: AsyncIterable<Piece>,
  join: (pieces: readonly Piece[]) => Whole,
): AsyncGenerator<Piece, Whole, void> {
  const passed: Piece[] = []
  for await (const piece of pieces) {
    passed.push(piece)
    yield piece
  }
  return join(passed)
}
