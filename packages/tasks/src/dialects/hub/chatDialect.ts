import { decodeChat, encodeChat } from '../openAi/chatBody.ts'
import { decodeChoices, encodeChoices } from '../openAi/choices.ts'
import { decodeCompletionParameters } from '../openAi/completionParameters.ts'
import type { Question } from '../openAi/question.ts'
import type { HubDialect } from './hubDialect.ts'

/** A task that the API runs as a chat: one message asks, the answers are messages. */
export function chatDialect(question: Question): HubDialect {
  return {
    media: 'dataUrl',
    encodeRequest: (request) => encodeChat(request, question) ?? request,
    decodeBody: decodeChat(question),
    decodeRequest: decodeCompletionParameters,
    encodeAnswer: (output) => encodeChoices(output, 'chat.completion'),
    decodeOutput: decodeChoices,
  }
}
