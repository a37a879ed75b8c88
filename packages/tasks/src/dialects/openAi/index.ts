export type { OpenAiOutput, OpenAiRequest, OpenAiTaskId } from './openAiDialects.ts'
export {
  decodeOpenAiRequest,
  encodeOpenAiRequest,
  type OpenAiCallOptions,
} from './openAiRequest.ts'
export { decodeOpenAiOutput, encodeOpenAiOutput, type OpenAiHeader } from './openAiOutput.ts'
export { encodeOpenAiPiece, openAiPieceReader, type OpenAiStreamFormat } from './openAiPiece.ts'
