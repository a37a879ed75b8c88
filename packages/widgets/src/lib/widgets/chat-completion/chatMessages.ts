import type { TaskInput, TaskOutput } from '@taskmesh/tasks'
import { hasFields } from '../../form/records.ts'

/** One message of a conversation. */
export type ChatMessage = TaskInput<'chat-completion'>['messages'][number]

/** One answer of a model. */
export type ChatChoice = TaskOutput<'chat-completion'>['choices'][number]

type UserMessage = Extract<ChatMessage, { role: 'user' }>
type Messages = readonly ChatMessage[]

/** A conversation as its window shows it: what was said, and what is being written. */
export interface Conversation {
  earlier: Messages
  /** The last message, when it is the person's. */
  composed: UserMessage | undefined
}

/** Sets the message that a person is writing apart from those before it. */
export function splitConversation(messages: Messages): Conversation {
  const last = messages.at(-1)
  return last?.role === 'user'
    ? { earlier: messages.slice(0, -1), composed: last }
    : { earlier: messages, composed: undefined }
}

type Part = Exclude<UserMessage['content'], string>[number]

function partsIn(message: UserMessage | undefined): readonly Part[] {
  if (message === undefined) return []
  const { content } = message
  if (typeof content !== 'string') return content
  return content === '' ? [] : [{ type: 'text', text: content }]
}

function isText(part: Part): boolean {
  return hasFields(part) && part.type === 'text'
}

/** The text of a message that a person writes. */
export function composedText(message: UserMessage | undefined): string {
  return partsIn(message)
    .flatMap((part) => (isText(part) && 'text' in part ? [String(part.text)] : []))
    .join('\n')
}

/** The parts of a message that are no text. */
export function attachmentsOf(message: UserMessage | undefined): readonly Part[] {
  return partsIn(message).filter((part) => !isText(part))
}

/** Puts a message at the end, in the place of the one that was being written; without content, none. */
function compose(messages: Messages, text: string, attachments: readonly Part[]): ChatMessage[] {
  const { earlier, composed } = splitConversation(messages)
  if (text === '' && attachments.length === 0) return [...earlier]
  const words: Part[] = text === '' ? [] : [{ type: 'text', text }]
  const content = attachments.length === 0 ? text : [...words, ...attachments]
  return [...earlier, { ...composed, role: 'user', content }]
}

/**
 * Writes the text of the last message.
 *
 * @example
 * ```ts
 * writeText([], 'Hi') // [{ role: 'user', content: 'Hi' }]
 * writeText([{ role: 'user', content: 'Hi' }], '') // []
 * ```
 */
export function writeText(messages: Messages, text: string): ChatMessage[] {
  return compose(messages, text, attachmentsOf(splitConversation(messages).composed))
}

/** Adds a picture to the message that is being written. */
export function attachImage(messages: Messages, image: Blob): ChatMessage[] {
  const { composed } = splitConversation(messages)
  const part: Part = { type: 'image_url', image_url: { url: image } }
  return compose(messages, composedText(composed), [...attachmentsOf(composed), part])
}

/** Takes a part that is no text from the message that is being written. */
export function detach(messages: Messages, index: number): ChatMessage[] {
  const { composed } = splitConversation(messages)
  return compose(messages, composedText(composed), attachmentsOf(composed).toSpliced(index, 1))
}

/** What a model said, as a message of the conversation. What it thought stays out. */
export function answerMessage({ message }: ChatChoice): ChatMessage {
  const { content, refusal, tool_calls: calls } = message
  return {
    role: 'assistant',
    content: content ?? null,
    ...(refusal ? { refusal } : {}),
    ...(calls && calls.length > 0 ? { tool_calls: calls } : {}),
  }
}

/** A conversation that goes on: the model's answer, the results of its tools, what a person says. */
export function continueWith(
  messages: Messages,
  choice: ChatChoice,
  { reply = '', results = {} }: { reply?: string; results?: Readonly<Record<string, string>> },
): ChatMessage[] {
  const calls = choice.message.tool_calls ?? []
  const told = calls.flatMap(({ id }): ChatMessage[] => {
    const content = results[id]
    return content === undefined ? [] : [{ role: 'tool', tool_call_id: id, content }]
  })
  const said: ChatMessage[] = reply === '' ? [] : [{ role: 'user', content: reply }]
  return [...messages, answerMessage(choice), ...told, ...said]
}
