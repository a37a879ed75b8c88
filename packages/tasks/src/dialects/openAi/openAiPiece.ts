import { InvalidOutputError } from '../../errors.ts'
import { check } from '../../parse/check.ts'
import { safely } from '../../parse/safely.ts'
import { checkSized } from '../shared/checkSized.ts'
import { withoutNaN } from '../shared/withoutNaN.ts'
import { STREAM_FORMATS, type StreamPiece } from '../stream/formats/formats.ts'

/** A kind of answer that OpenAI's API streams. */
export type OpenAiStreamFormat = 'chat-completion' | 'completion'

/**
 * Writes one piece of a streamed answer as OpenAI does, ready for `JSON.stringify`. `encodeStream` of
 * `@taskmesh/tasks/dialects/stream` writes whole streams.
 *
 * @example
 * ```ts
 * const choices = [{ index: 0, delta: { content: 'Hi' } }]
 * encodeOpenAiPiece('chat-completion', { id: '1', created: 0, model: 'me/model', choices })
 * // { …, object: 'chat.completion.chunk', choices: [{ …, finish_reason: null }] }
 * ```
 */
export function encodeOpenAiPiece<Format extends OpenAiStreamFormat>(
  format: Format,
  piece: StreamPiece<Format>,
): unknown {
  return withoutNaN(STREAM_FORMATS[format].write(piece))
}

/**
 * Makes a function that reads the pieces of one streamed answer, in order, as any server that follows
 * OpenAI writes them. It remembers what is said once only, such as the id of a tool call. To read bytes,
 * use `decodeStream` of `@taskmesh/tasks/dialects/stream`.
 *
 * @returns a function that throws {@link InvalidOutputError} for what is no piece; its paths are those
 * of the piece that came.
 *
 * @example
 * ```ts
 * const read = openAiPieceReader('chat-completion')
 * read({ choices: [{ delta: { reasoning: 'Hm.' } }] }).choices[0]?.delta
 * // { reasoning_content: 'Hm.' }
 * ```
 */
export function openAiPieceReader<Format extends OpenAiStreamFormat>(
  format: Format,
): (wire: unknown) => StreamPiece<Format> {
  const { schema, reader } = STREAM_FORMATS[format]
  const read = reader()
  return (wire) => {
    const checked = safely(() =>
      checkSized(wire, () => {
        const { value, toWire } = read(wire)
        return check(schema, value, toWire)
      }),
    )
    if (!checked.success) throw new InvalidOutputError(format, checked.issues, wire)
    // The schema is that of the format, which the compiler cannot follow for an open Format.
    return checked.data as StreamPiece<Format>
  }
}
