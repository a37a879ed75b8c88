import { isRecord } from '@taskmesh/errors'
import { refusal } from '../../calls/pathMap.ts'
import type { ResponseBody } from './responseBody.ts'

type Item = Exclude<ResponseBody['input'], string>[number]
type Message = Record<string, unknown>

/** The messages of a chat, and where in the body each came from. */
export interface ReadMessages {
  messages: Message[]
  paths: Map<string, string>
}

const PARTS = ['input_text', 'output_text', 'text', 'refusal', 'input_image'] as const

/** A part of a message as chats have it. */
function readPart(part: unknown, path: string): unknown {
  const type = isRecord(part) ? part['type'] : undefined
  if (!isRecord(part) || !PARTS.some((known) => known === type))
    throw refusal(`${path}.type`, `one of ${PARTS.join(', ')}: no other part is read here`, type)
  if (type === 'refusal') return { type: 'text', text: part['refusal'] }
  if (type !== 'input_image') return { type: 'text', text: part['text'] }
  const { image_url: url, detail } = part
  if (typeof url !== 'string')
    throw refusal(`${path}.image_url`, 'a URL or a data: URL: no file is stored here', url)
  return { type: 'image_url', image_url: { url, ...(detail === undefined ? {} : { detail }) } }
}

function readContent(content: unknown, path: string): unknown {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) throw refusal(path, 'a string or an array of parts', content)
  return content.map((part, index) => readPart(part, `${path}[${index}]`))
}

/** The thoughts of a reasoning item, where they are there as text. */
function thoughtsOf({ content }: Item): string {
  const parts: readonly unknown[] = Array.isArray(content) ? content : []
  return parts
    .map((part) => (isRecord(part) && typeof part['text'] === 'string' ? part['text'] : ''))
    .join('')
}

function isAssistant(message: Message | undefined): message is Message {
  return message?.['role'] === 'assistant'
}

/**
 * The items of an input as the messages of a chat: calls of tools belong to the message of the assistant before
 * them, and so do thoughts to the one after them.
 *
 * @throws InvalidRequestError for an item that cannot be read here, by its path.
 */
export function readResponseMessages({ input, instructions }: ResponseBody): ReadMessages {
  const messages: Message[] = []
  const paths = new Map<string, string>()
  let thoughts = ''

  function add(message: Message, path: string): void {
    const isThought = thoughts !== '' && isAssistant(message)
    paths.set(`messages[${messages.length}]`, path)
    messages.push(isThought ? { ...message, reasoning_content: thoughts } : message)
    thoughts = ''
  }

  /** The message of the assistant that a call belongs to. */
  function caller(path: string): Message {
    const last = messages.at(-1)
    if (isAssistant(last)) return last
    add({ role: 'assistant', content: null }, path)
    return caller(path)
  }

  function read(item: Item, path: string): void {
    const { type = 'message', role, content, call_id: id, name, arguments: args, output } = item
    if (type === 'message') {
      const readBy = readContent(content, `${path}.content`)
      return add({ role, content: readBy }, path)
    }
    if (type === 'reasoning') {
      thoughts += thoughtsOf(item)
      return
    }
    if (type === 'function_call') {
      const message = caller(path)
      const calls: readonly unknown[] = Array.isArray(message['tool_calls'])
        ? message['tool_calls']
        : []
      const place = `messages[${messages.length - 1}].tool_calls[${calls.length}]`
      paths.set(place, path)
      paths.set(`${place}.id`, `${path}.call_id`)
      paths.set(`${place}.function`, path)
      message['tool_calls'] = [
        ...calls,
        { id, type: 'function', function: { name, arguments: args } },
      ]
      return
    }
    if (type === 'function_call_output') {
      const said = readContent(output, `${path}.output`)
      paths.set(`messages[${messages.length}].content`, `${path}.output`)
      paths.set(`messages[${messages.length}].tool_call_id`, `${path}.call_id`)
      return add({ role: 'tool', tool_call_id: id, content: said }, path)
    }
    const expected =
      type === 'item_reference'
        ? 'the item itself: nothing is stored here'
        : '"message", "function_call", "function_call_output" or "reasoning": no other item is read here'
    throw refusal(`${path}.type`, expected, type)
  }

  if (typeof instructions === 'string' && instructions !== '')
    add({ role: 'system', content: instructions }, 'instructions')
  if (typeof input === 'string') {
    add({ role: 'user', content: input }, 'input')
    paths.set(`messages[${messages.length - 1}].content`, 'input')
  } else input.forEach((item, index) => read(item, `input[${index}]`))
  if (messages.length === 0) throw refusal('input', 'at least one message', input)
  return { messages, paths }
}
