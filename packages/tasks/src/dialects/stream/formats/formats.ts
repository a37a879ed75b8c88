import type { OutputOf } from '../../../compiled/compiledSchema.ts'
import chat from '../../../generated/compiled/chat-completion.ts'
import text2text from '../../../generated/compiled/text2text-generation.ts'
import textGeneration from '../../../generated/compiled/text-generation.ts'
import { completionPiece } from '../../../generated/completionWire.ts'
import type { Node } from '../../../compiled/node.ts'
import { chatPieceReader } from '../../openAi/chat/readPiece.ts'
import { writePiece } from '../../openAi/chat/writePiece.ts'
import { completionPieceReader } from '../../openAi/completion/readCompletionPiece.ts'
import { writeCompletionPiece } from '../../openAi/completion/writeCompletionPiece.ts'
import { inTurn, type Step } from '../../shared/decoded.ts'
import { readScalars } from '../../shared/readScalars.ts'
import { writeOpenAiFault, writeTgiFault } from './fault.ts'
import { readWrittenPiece, writeWrittenPiece } from './readWrittenPiece.ts'
import type { StreamDialect } from './streamFormat.ts'

/** What OpenAI writes behind the last piece. */
export const DONE = '[DONE]'

/** A reader whose pieces may have numbers as strings. */
function lenient(reader: () => Step, node: Node): () => Step {
  return () => inTurn(reader(), readScalars(node))
}

const openAi = { writeFault: writeOpenAiFault, end: DONE } as const

const tgi = {
  reader: () => readWrittenPiece,
  write: writeWrittenPiece,
  writeFault: writeTgiFault,
  end: undefined,
} as const

/** The shapes of pieces: of tasks, and of OpenAI's completions. */
interface StreamSchemas {
  'chat-completion': typeof chat.stream
  completion: typeof completionPiece
  'text-generation': typeof textGeneration.stream
  'text2text-generation': typeof text2text.stream
}

/**
 * A kind of answer that comes in pieces: the id of a task, or `completion` for OpenAI's
 * `/v1/completions`.
 */
export type StreamFormat = keyof StreamSchemas

/** How the pieces of answers travel. */
export const STREAM_FORMATS: {
  readonly [Format in StreamFormat]: StreamDialect<StreamSchemas[Format]>
} = {
  'chat-completion': {
    ...openAi,
    schema: chat.stream,
    reader: lenient(chatPieceReader, chat.stream.node),
    write: writePiece,
  },
  completion: {
    ...openAi,
    schema: completionPiece,
    reader: lenient(completionPieceReader, completionPiece.node),
    write: writeCompletionPiece,
  },
  'text-generation': { ...tgi, schema: textGeneration.stream },
  'text2text-generation': { ...tgi, schema: text2text.stream },
}

/**
 * One piece of an answer.
 *
 * @example
 * ```ts
 * type Piece = StreamPiece<'chat-completion'> // { id, choices: [{ index, delta, … }], … }
 * ```
 */
export type StreamPiece<Format extends StreamFormat> = OutputOf<StreamSchemas[Format]>
