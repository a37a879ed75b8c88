export {
  InvalidOutputError,
  InvalidStreamError,
  StreamFailedError,
  type ServerFault,
} from '../../errors.ts'
export { decodeStream } from './decodeStream.ts'
export { encodeStream, type EncodeStreamOptions } from './encodeStream.ts'
export { endEvent, faultEvent, pieceEvent } from './streamEvents.ts'
export type { StreamFormat, StreamPiece } from './formats/formats.ts'
export {
  MAX_EVENT_LENGTH,
  readEvents,
  type ReadEventsOptions,
  type ServerSentEvent,
} from './sse/readEvents.ts'
export { writeEvent } from './sse/writeEvent.ts'
export type { CompletionPiece } from '../openAi/completion/completionPiece.ts'
