import type { Message, PreTrainedTokenizer } from '@huggingface/transformers'
import { isRecord, reasonOf } from '@taskmesh/errors'
import { createIssue, InvalidRequestError, type TaskParameters } from '@taskmesh/tasks'
import type { DecodedInput } from '../../../../engine/decodedInput.ts'
import { PythonNumbers } from './PythonNumbers.ts'
import { renderTemplate } from './renderTemplate.ts'

const TASK = 'chat-completion'

type ChatMessages = DecodedInput<typeof TASK>['messages']
type ChatMessage = ChatMessages[number]
type Parameters = TaskParameters<typeof TASK>

function refuse(path: string, { expected, received }: { expected: string; received: string }) {
  return new InvalidRequestError(TASK, [
    createIssue({ path, code: 'invalid_value', expected, received }),
  ])
}

/** What a message says, as one string. Parts are joined by line breaks, as vLLM joins them. */
function wordsOf(content: ChatMessage['content'], path: string): string {
  if (content === undefined || content === null) return ''
  if (typeof content === 'string') return content
  const texts = content.map((part, index) => {
    if (part.type === 'text' && typeof part['text'] === 'string') return part['text']
    const expected = 'a part of the type "text": this model reads words only'
    throw refuse(`${path}[${index}].type`, { expected, received: JSON.stringify(part.type) })
  })
  return texts.join('\n')
}

/** The parts of a message as templates of models that see know them: words and the places of images. */
function seenParts(content: ChatMessage['content'], path: string): unknown[] | undefined {
  if (!Array.isArray(content) || !content.some(({ type }) => type === 'image_url')) return undefined
  return content.map((part, index) =>
    part.type === 'image_url'
      ? { type: 'image' }
      : { type: 'text', text: wordsOf([part], `${path}[${index}]`) },
  )
}

/** Reads JSON. */
type ReadJson = (text: string) => unknown

/** Arguments as templates expect them: an object, where the text is one. */
function argumentsOf(text: string, readJson: ReadJson): unknown {
  try {
    return readJson(text)
  } catch {
    return text
  }
}

/** What a template does that decides how messages are given to it. */
interface TemplateHabits {
  /** It tells calls of tools by a content that is none, as DeepSeek's does. */
  asksForNone: boolean
  /** It joins arguments to strings: they have to be the text. */
  joinsArguments: boolean
}

function habitsOf({ chat_template: template }: PreTrainedTokenizer): TemplateHabits {
  const text = typeof template === 'string' ? template : ''
  return {
    asksForNone: /\bcontent(?:['"]\])?\s+is\s+(?:not\s+)?none\b/i.test(text),
    joinsArguments: /\barguments(?:['"]\])?\s*\+/.test(text),
  }
}

const COMMON: TemplateHabits = { asksForNone: false, joinsArguments: false }

/** What a model thought before an answer, under the names that templates know, as Transformers gives it. */
function thoughtsOf(message: object): Record<string, unknown> {
  const names = ['reasoning_content', 'thinking', 'reasoning']
  const thoughts = names.map((name): unknown => Reflect.get(message, name)).find((one) => one)
  return thoughts === undefined ? {} : { thinking: thoughts, reasoning_content: thoughts }
}

/** Messages as chat templates know them: contents are strings, arguments of tools are objects, unless its habits are others. */
export function templateMessages(
  messages: ChatMessages,
  canSee = false,
  { asksForNone, joinsArguments } = COMMON,
  readJson: ReadJson = JSON.parse,
): Message[] {
  const tools = new Map<string, string>()
  return messages.map((message, index) => {
    const path = `inputs.messages[${index}].content`
    const parts = canSee ? seenParts(message.content, path) : undefined
    // The library's type knows words only; templates of models that see take parts.
    if (parts !== undefined) return { role: message.role, content: parts } as unknown as Message
    const content = wordsOf(message.content, path)
    if (message.role === 'tool') {
      const { role, tool_call_id } = message
      return { role, content, tool_call_id, name: tools.get(tool_call_id) ?? tool_call_id }
    }
    if (message.role !== 'assistant') return { ...message, content }
    const { tool_calls, ...others } = message
    const rest = { ...others, ...thoughtsOf(message) }
    for (const call of tool_calls ?? []) tools.set(call.id, call.function.name)
    if (!tool_calls || tool_calls.length === 0) return { ...rest, content }
    const calls = tool_calls.map((call) => ({
      ...call,
      function: joinsArguments
        ? call.function
        : { ...call.function, arguments: argumentsOf(call.function.arguments, readJson) },
    }))
    const isNone = asksForNone && (rest.content === null || rest.content === undefined)
    // The library's type knows words only.
    return { ...rest, content: isNone ? null : content, tool_calls: calls } as unknown as Message
  })
}

/** The tools that the model is told of. */
export function toolsFor({ tools, tool_choice: choice }: Parameters): unknown[] {
  if (choice === 'none') return []
  const named = typeof choice === 'object' ? choice['function'] : undefined
  const wanted =
    typeof named === 'object' && named !== null && 'name' in named ? named.name : undefined
  const offered = tools ?? []
  if (wanted === undefined) return offered
  return offered.filter((tool) => {
    const { function: one } = tool as { function?: { name?: unknown } }
    return one?.name === wanted
  })
}

/** What is not the caller's to say: it is made of the conversation. */
const OF_CONVERSATION = ['messages', 'tools', 'tokenize', 'add_generation_prompt', 'chat_template']

/** The variables that a call gives the template, as vLLM takes them. */
function templateArguments({ chat_template_kwargs: given }: Parameters): Record<string, unknown> {
  if (given === undefined || given === null) return {}
  const path = 'parameters.chat_template_kwargs'
  if (!isRecord(given))
    throw refuse(path, { expected: 'an object', received: JSON.stringify(given).slice(0, 100) })
  const taken = OF_CONVERSATION.find((name) => Object.hasOwn(given, name))
  if (taken === undefined) return given
  const expected = 'nothing: it is made of the conversation'
  throw refuse(`${path}.${taken}`, { expected, received: 'a value' })
}

/**
 * Writes a conversation as the text that the model continues, with the model's own chat template. A conversation
 * that ends with the assistant's words is continued there.
 *
 * @param canSee - whether messages may have images, whose places the template writes.
 * @throws {@link InvalidRequestError} for a conversation that the template refuses.
 */
export function chatPrompt(
  tokenizer: PreTrainedTokenizer,
  messages: ChatMessages,
  parameters: Parameters,
  canSee = false,
): string {
  const numbers = new PythonNumbers()
  const readJson = (text: string) => numbers.read(text)
  const conversation = templateMessages(messages, canSee, habitsOf(tokenizer), readJson)
  const tools = toolsFor(parameters)
  const last = conversation.at(-1)
  const { reasoning_effort } = parameters
  const isContinued = last?.role === 'assistant' && last.content !== ''
  const thinking = reasoning_effort === undefined ? {} : { reasoning_effort }
  const isWithoutThinking = reasoning_effort === 'none' ? { enable_thinking: false } : {}
  const given = templateArguments(parameters)
  try {
    const rendered = renderTemplate(tokenizer, {
      messages: conversation,
      add_generation_prompt: !isContinued,
      tools: tools.length === 0 ? null : tools,
      ...thinking,
      ...isWithoutThinking,
      ...given,
    })
    const text = numbers.restore(rendered)
    if (!isContinued || typeof last.content !== 'string') return text
    const content = last.content.trim()
    return text.slice(0, text.lastIndexOf(content) + content.length)
  } catch (error) {
    const expected = 'a conversation that the model’s chat template takes'
    throw refuse('inputs.messages', { expected, received: reasonOf(error).slice(0, 300) })
  }
}
