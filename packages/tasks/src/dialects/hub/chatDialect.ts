import { writeAnswer } from '../openAi/chat/writeAnswer.ts'
import { decodeChat, encodeChat } from '../openAi/chatBody.ts'
import { decodeChoices } from '../openAi/choices.ts'
import { decodeCompletionParameters } from '../openAi/completionParameters.ts'
import type { Question } from '../openAi/question.ts'
import { inTurn } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { headerOf } from './answerHeader.ts'
import type { HubDialect } from './hubDialect.ts'
import type { HubForm } from './hubForm.ts'
import { lastMessages } from './lastMessages.ts'

/** What a model wrote, as one of the choices of a chat. */
function choiceOf(written: unknown, index: number): unknown {
  const content = isJsonObject(written) ? written['generated_text'] : undefined
  return { index, message: { role: 'assistant', content }, finish_reason: 'stop' }
}

function chatForm(question: Question): HubForm {
  return {
    name: 'chat',
    isBody: ({ messages }) => Array.isArray(messages),
    decodeBody: decodeChat(question),
    pieces: 'chat-completion',
    encodeAnswer: ({ outputs, facts }) =>
      writeAnswer({ ...headerOf(facts), choices: outputs.flat().map(choiceOf) }),
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
