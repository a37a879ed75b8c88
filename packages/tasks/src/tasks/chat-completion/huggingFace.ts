import type { TaskInput, TaskOutput, TaskParameters, TaskPiece } from '../../schemas.ts'

type Output = TaskOutput<'chat-completion'>
type Piece = TaskPiece<'chat-completion'>

/** The call with its parameters beside `messages`, as the API takes it, and the model's name. */
export type ChatCompletionInput = TaskInput<'chat-completion'> &
  TaskParameters<'chat-completion'> & { model?: string }

/** A message of the conversation. */
export type ChatCompletionInputMessage = ChatCompletionInput['messages'][number]

/** What the parts of a message can be. */
export type ChatCompletionInputMessageChunkType = Extract<
  NonNullable<ChatCompletionInputMessage['content']>,
  readonly object[]
>[number]['type']

/** One of the answers. */
export type ChatCompletionOutputComplete = Output['choices'][number]

/** What the model said. */
export type ChatCompletionOutputMessage = ChatCompletionOutputComplete['message']

/** A piece of one of the answers. */
export type ChatCompletionStreamOutputChoice = Piece['choices'][number]

/** What is new in a piece. */
export type ChatCompletionStreamOutputDelta = ChatCompletionStreamOutputChoice['delta']
