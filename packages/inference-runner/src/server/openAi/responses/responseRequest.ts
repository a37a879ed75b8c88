import { isRecord } from '@taskmesh/errors'
import { refusal, type PathMap } from '../../calls/pathMap.ts'
import { readAs } from '../bodySchemas.ts'
import { responseBody, type ResponseBody } from './responseBody.ts'
import { readResponseMessages } from './responseMessages.ts'

/** A call of `/v1/responses`, and the chat that answers it. */
export interface ResponseCall {
  request: ResponseBody
  chat: Record<string, unknown>
  paths: PathMap
}

const STORED = 'nothing: nothing is stored here. Send the whole conversation as input'

/** What of OpenAI's own needs something that is not here, and what to do instead. */
const REFUSED: Readonly<Record<string, string>> = {
  previous_response_id: STORED,
  conversation: STORED,
  prompt: 'nothing: no prompts are stored here. Send the words as instructions and input',
  context_management: 'nothing: a conversation is read as it is',
}

function assertPossible(request: ResponseBody): void {
  for (const [name, expected] of Object.entries(REFUSED)) {
    const value = request[name]
    if ((value ?? null) !== null) throw refusal(name, expected, value)
  }
  const { background, truncation } = request
  if (background === true)
    throw refusal('background', 'false: a response that is not stored is waited for', background)
  if (truncation === 'auto')
    throw refusal(
      'truncation',
      '"disabled": a conversation that is too long is refused',
      truncation,
    )
}

/** Tools that are functions, as chats have them. */
function readTools(tools: ResponseBody['tools']): unknown[] {
  return (tools ?? []).map((tool, index) => {
    const { type, name, description, parameters, strict } = tool
    if (type !== 'function')
      throw refusal(`tools[${index}].type`, '"function": this server has no tools of its own', type)
    const described = { name, description, parameters, strict }
    const given = Object.entries(described).filter(([, value]) => (value ?? null) !== null)
    return { type, function: Object.fromEntries(given) }
  })
}

function readChoice(choice: ResponseBody['tool_choice']): unknown {
  if (!isRecord(choice)) return choice
  const { type, name } = choice
  if (type === 'function') return { type, function: { name } }
  throw refusal(
    'tool_choice.type',
    '"function", or one of "auto", "none" and "required" alone',
    type,
  )
}

/** The fields of the chat that have another name in the body. */
const RENAMED = [
  ['max_tokens', 'max_output_tokens'],
  ['response_format', 'text.format'],
  ['reasoning_effort', 'reasoning.effort'],
  ['verbosity', 'text.verbosity'],
] as const

/**
 * Reads a body of `/v1/responses` as a chat.
 *
 * @throws InvalidRequestError for what does not fit or cannot be done here, by its path.
 */
export function readResponseCall(body: unknown): ResponseCall {
  const request = readAs('chat-completion', responseBody, body)
  assertPossible(request)
  const { messages, paths } = readResponseMessages(request)
  for (const [name, original] of RENAMED) paths.set(name, original)
  request.tools?.forEach((_, index) => paths.set(`tools[${index}].function`, `tools[${index}]`))
  const tools = readTools(request.tools)
  const { include, text, reasoning } = request
  const hasLogprobs = include?.includes('message.output_text.logprobs') === true
  const wanted = {
    max_tokens: request.max_output_tokens,
    temperature: request.temperature,
    top_p: request.top_p,
    parallel_tool_calls: request.parallel_tool_calls,
    tool_choice: readChoice(request.tool_choice),
    response_format: text?.format,
    verbosity: text?.verbosity,
    reasoning_effort: reasoning?.effort,
    tools: tools.length === 0 ? undefined : tools,
    ...(hasLogprobs || (request.top_logprobs ?? 0) > 0
      ? { logprobs: true, top_logprobs: request.top_logprobs }
      : {}),
  }
  const given = Object.entries(wanted).filter(([, value]) => (value ?? null) !== null)
  return { request, chat: { messages, ...Object.fromEntries(given) }, paths }
}
