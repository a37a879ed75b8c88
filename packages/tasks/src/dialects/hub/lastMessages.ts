import { readAnswerContent } from '../openAi/chat/answerContent.ts'
import { moved, unchanged, type Decoded } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { onEach } from '../shared/onParts.ts'

/** A text that came as the whole chat, as Transformers answers one: its last message is the text. */
function lastMessage(one: unknown): Decoded {
  if (!isJsonObject(one) || !Array.isArray(one['generated_text'])) return unchanged(one)
  const messages: unknown[] = one['generated_text']
  const last = messages.at(-1)
  if (!isJsonObject(last)) return unchanged(one)
  return moved({ ...one, generated_text: readAnswerContent(last['content']).content }, [
    { to: ['generated_text'], from: ['generated_text', messages.length - 1, 'content'] },
  ])
}

/** {@link lastMessage} for each text of an output. */
export const lastMessages = onEach(lastMessage)
