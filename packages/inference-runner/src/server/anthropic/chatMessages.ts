import { isRecord } from '@taskmesh/errors'
import { refusal } from '../calls/pathMap.ts'
import type { CountBody } from './messageBody.ts'

type Content = CountBody['messages'][number]['content']
type Block = Exclude<Content, string>[number]
type Message = Record<string, unknown>

/** The messages of a chat, and where in the body each came from. */
export interface ReadMessages {
  messages: Message[]
  paths: Map<string, string>
}

function readImage({ source }: Block, path: string): unknown {
  const {
    type,
    media_type: media,
    data,
    url,
  }: Record<string, unknown> = isRecord(source) ? source : {}
  if (type === 'url' && typeof url === 'string') return { type: 'image_url', image_url: { url } }
  if (type === 'base64' && typeof data === 'string' && typeof media === 'string')
    return { type: 'image_url', image_url: { url: `data:${media};base64,${data}` } }
  throw refusal(
    `${path}.source`,
    '{ "type": "base64", "media_type", "data" } or { "type": "url", "url" }: no file is stored here',
    source,
  )
}

/** A block that says something, as a part of a message. */
function readPart(block: unknown, path: string): unknown {
  const { type, text, source }: Record<string, unknown> = isRecord(block) ? block : {}
  if (type === 'text' && typeof text === 'string') return { type, text }
  if (type === 'text') throw refusal(`${path}.text`, 'a string', text)
  if (isRecord(block) && type === 'image') return readImage({ ...block, type }, path)
  const isText = isRecord(source) && source['type'] === 'text' && typeof source['data'] === 'string'
  if (type === 'document' && isText) return { type: 'text', text: source['data'] }
  if (type === 'document')
    throw refusal(
      `${path}.source`,
      'a source of the type "text": no other document is read here',
      source,
    )
  throw refusal(
    `${path}.type`,
    'a block that is read here: text, image, tool_use or tool_result',
    type,
  )
}

function readParts(content: unknown, path: string): unknown {
  if (typeof content === 'string') return content
  if ((content ?? null) === null) return ''
  if (!Array.isArray(content)) throw refusal(path, 'a string or an array of blocks', content)
  return content.map((block, index) => readPart(block, `${path}[${index}]`))
}

/** What a tool gave. That it failed is said in words, as chats have no other way. */
function readResult({ tool_use_id: id, content, is_error: isError }: Block, path: string): Message {
  const said = readParts(content, `${path}.content`)
  if (isError !== true) return { role: 'tool', tool_call_id: id, content: said }
  const words = typeof said === 'string' ? `Error: ${said}` : said
  const parts = Array.isArray(words) ? [{ type: 'text', text: 'Error:' }, ...words] : words
  return { role: 'tool', tool_call_id: id, content: parts }
}

function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The message of an assistant: words, thoughts and calls of tools. */
function readAssistant(blocks: readonly Block[], path: string): Message {
  const said: unknown[] = []
  const calls: unknown[] = []
  let thoughts = ''
  for (const [index, block] of blocks.entries()) {
    const { type, id, name, input, thinking } = block
    if (type === 'thinking') thoughts += stringOf(thinking)
    else if (type === 'tool_use')
      calls.push({
        id,
        type: 'function',
        function: { name, arguments: JSON.stringify(input ?? {}) },
      })
    // What is hidden can be read by Anthropic alone.
    else if (type !== 'redacted_thinking') said.push(readPart(block, `${path}[${index}]`))
  }
  return {
    role: 'assistant',
    content: said.length === 0 ? null : said,
    ...(thoughts === '' ? {} : { reasoning_content: thoughts }),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  }
}

/**
 * The messages of a body as those of a chat: what tools gave becomes messages of their own, before what the
 * user says in the same message.
 *
 * @throws InvalidRequestError for a block that cannot be read here, by its path.
 */
export function readChatMessages({ system, messages: given }: CountBody): ReadMessages {
  const messages: Message[] = []
  const paths = new Map<string, string>()

  function add(message: Message, path: string): void {
    paths.set(`messages[${messages.length}]`, path)
    messages.push(message)
  }

  function addUser(blocks: readonly Block[], path: string): void {
    const said: unknown[] = []
    for (const [index, block] of blocks.entries()) {
      const place = `${path}[${index}]`
      if (block.type === 'tool_result') add(readResult(block, place), place)
      else {
        paths.set(`messages[${messages.length}].content[${said.length}]`, place)
        said.push(readPart(block, place))
      }
    }
    if (said.length > 0 || blocks.length === 0) add({ role: 'user', content: said }, path)
  }

  if (system) add({ role: 'system', content: readParts(system, 'system') }, 'system')
  for (const [index, { role, content }] of given.entries()) {
    const path = `messages[${index}]`
    if (typeof content === 'string') add({ role, content }, path)
    else if (role === 'assistant') add(readAssistant(content, `${path}.content`), path)
    else if (role === 'system') add({ role, content: readParts(content, `${path}.content`) }, path)
    else addUser(content, `${path}.content`)
  }
  return { messages, paths }
}
