import { decodeChat, encodeChat } from '../openAi/chatBody.ts'
import { decodeChoices, encodeChoices } from '../openAi/choices.ts'
import { decodeCompletionParameters } from '../openAi/completionParameters.ts'
import type { Question } from '../openAi/question.ts'
import { inTurn } from '../shared/decoded.ts'
import { headerOf } from './answerHeader.ts'
import { lastMessages } from './lastMessages.ts'
import type { HubDialect } from './hubDialect.ts'
import type { HubForm } from './hubForm.ts'

function chatForm(question: Question): HubForm {
  return {
    name: 'chat',
    isBody: ({ messages }) => Array.isArray(messages),
    decodeBody: decodeChat(question),
    pieces: 'chat-completion',
    encodeAnswer: ({ outputs, facts }) => ({
      ...headerOf(facts),
      ...Object(encodeChoices(outputs.flat(), 'chat.completion')),
    }),
  }
}

/** A task that the API runs as a chat: one message asks, the answers are messages. */
export function chatDialect(question: Question): HubDialect {
  return {
    media: 'dataUrl',
    forms: [chatForm(question)],
    encodeRequest: (request) => encodeChat(request, question) ?? request,
    decodeRequest: decodeCompletionParameters,
    decodeOutput: inTurn(decodeChoices, lastMessages),
  }
}
