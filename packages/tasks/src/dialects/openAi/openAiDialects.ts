import type { OutputOf } from '../../compiled/compiledSchema.ts'
import type { TaskSchema } from '../../compiled/taskSchema.ts'
import chat from '../../generated/compiled/chat-completion.ts'
import textGeneration from '../../generated/compiled/text-generation.ts'
import type { RequestOf } from '../../parse/parseWith.ts'
import { inTurn, type Step } from '../shared/decoded.ts'
import { onParameters } from '../shared/onParts.ts'
import { readScalars } from '../shared/readScalars.ts'
import { readAnswer } from './chat/readAnswer.ts'
import { readChatRequest, splitChatBody } from './chat/readChatRequest.ts'
import { writeAnswer } from './chat/writeAnswer.ts'
import { writeChatRequest } from './chat/writeChatRequest.ts'
import { readCompletionAnswer, writeCompletionAnswer } from './completion/completionAnswer.ts'
import { readCompletionRequest, writeCompletionRequest } from './completion/completionRequest.ts'

/** How the calls of a task look on OpenAI's API. */
interface OpenAiDialect<Schema extends TaskSchema> {
  schema: Schema
  /** A body to a canonical request. */
  readRequest: Step
  /** A canonical request, whose media are URLs already, to a body. */
  writeRequest: (request: Record<string, unknown>) => Record<string, unknown>
  /** An answer to a canonical output. */
  readAnswer: Step
  /** A canonical output to an answer. */
  writeAnswer: (output: unknown) => unknown
}

/** The schemas of the tasks that OpenAI's API has a route for. */
interface OpenAiSchemas {
  'chat-completion': typeof chat
  'text-generation': typeof textGeneration
}

/** A task that OpenAI's API has a route for: `/v1/chat/completions` and `/v1/completions`. */
export type OpenAiTaskId = keyof OpenAiSchemas

/** The tasks that OpenAI's API has a route for, as it is written and read. */
export const OPEN_AI_DIALECTS: {
  readonly [Id in OpenAiTaskId]: OpenAiDialect<OpenAiSchemas[Id]>
} = {
  'chat-completion': {
    schema: chat,
    readRequest: inTurn(splitChatBody, readChatRequest),
    writeRequest: writeChatRequest,
    readAnswer,
    writeAnswer,
  },
  'text-generation': {
    schema: textGeneration,
    readRequest: inTurn(
      readCompletionRequest,
      onParameters(readScalars(textGeneration.parameters.node)),
    ),
    writeRequest: writeCompletionRequest,
    readAnswer: inTurn(readCompletionAnswer, readScalars(textGeneration.output.node)),
    writeAnswer: writeCompletionAnswer,
  },
}

/** A canonical call of one of these tasks. */
export type OpenAiRequest<Id extends OpenAiTaskId> = RequestOf<OpenAiSchemas[Id]>

/** What one of these tasks gives for one input. */
export type OpenAiOutput<Id extends OpenAiTaskId> = OutputOf<OpenAiSchemas[Id]['output']>
