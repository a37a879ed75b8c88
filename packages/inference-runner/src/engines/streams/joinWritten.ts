import type { TaskPiece } from '@taskmesh/tasks'

type Piece = TaskPiece<'text-generation'>

/** The whole text that a model wrote, of its pieces in order. */
export function joinWritten(pieces: readonly Piece[]): string {
  const last = pieces.at(-1)?.generated_text
  return last ?? pieces.map(({ token }) => (token.special ? '' : token.text)).join('')
}
