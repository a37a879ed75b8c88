import { refusal, type PathMap } from '../calls/pathMap.ts'
import { readAs } from '../openAi/bodySchemas.ts'
import { readChatMessages } from './chatMessages.ts'
import { countBody, messageBody, type CountBody, type MessageBody } from './messageBody.ts'

/** A chat that answers a call, and where in the call its parts came from. */
export interface MessageCall<Body extends CountBody = MessageBody> {
  request: Body
  chat: Record<string, unknown>
  paths: PathMap
}

const TASK = 'chat-completion'

/** What needs something that only Anthropic has, and what to do instead. */
const REFUSED: Readonly<Record<string, string>> = {
  mcp_servers: 'nothing: this server calls no servers for a model. Offer their tools as tools',
  container: 'nothing: there are no containers here',
  context_management: 'nothing: a conversation is read as it is',
}

function assertPossible(request: CountBody): void {
  for (const [name, expected] of Object.entries(REFUSED)) {
    const value = request[name]
    const isNone = Array.isArray(value) ? value.length === 0 : (value ?? null) === null
    if (!isNone) throw refusal(name, expected, value)
  }
  const { thinking } = request
  if (thinking?.type === 'enabled')
    throw refusal(
      'thinking.type',
      '"adaptive" or "disabled": a model here cannot be held to a number of tokens to think with',
      thinking.type,
    )
}

function readTools({ tools }: CountBody): unknown[] {
  return (tools ?? []).map((tool, index) => {
    const { type, name, description, input_schema: parameters } = tool
    if ((type ?? 'custom') !== 'custom')
      throw refusal(`tools[${index}].type`, '"custom": this server has no tools of its own', type)
    const described = { name, description, parameters }
    const given = Object.entries(described).filter(([, value]) => (value ?? null) !== null)
    return { type: 'function', function: Object.fromEntries(given) }
  })
}

function readChoice({ tool_choice: choice }: CountBody): Record<string, unknown> {
  if (!choice) return {}
  const { type, name, disable_parallel_tool_use: isOne } = choice
  const parallel = isOne === true ? { parallel_tool_calls: false } : {}
  if (type === 'tool') return { tool_choice: { type: 'function', function: { name } }, ...parallel }
  const known = { auto: 'auto', any: 'required', none: 'none' }[type]
  if (known !== undefined) return { tool_choice: known, ...parallel }
  throw refusal('tool_choice.type', '"auto", "any", "tool" or "none"', type)
}

function readCommon(request: CountBody) {
  assertPossible(request)
  const { messages, paths } = readChatMessages(request)
  const tools = readTools(request)
  request.tools?.forEach((_, index) => {
    paths.set(`tools[${index}].function`, `tools[${index}]`)
    paths.set(`tools[${index}].function.parameters`, `tools[${index}].input_schema`)
  })
  paths.set('response_format', 'output_config.format')
  paths.set('reasoning_effort', 'output_config.effort')
  paths.set('stop', 'stop_sequences')
  const { thinking, output_config: config } = request
  const effort = thinking?.type === 'disabled' ? 'none' : config?.effort
  const format = config?.format
  const chat = {
    messages,
    ...(tools.length === 0 ? {} : { tools }),
    ...readChoice(request),
    ...((effort ?? null) === null ? {} : { reasoning_effort: effort }),
    ...((format ?? null) === null ? {} : { response_format: format }),
  }
  return { chat, paths }
}

/**
 * Reads a body of `/v1/messages` as a chat.
 *
 * @throws InvalidRequestError for what does not fit or cannot be done here, by its path.
 */
export function readMessageCall(body: unknown): MessageCall {
  const request = readAs(TASK, messageBody, body)
  const { chat, paths } = readCommon(request)
  const { max_tokens, stop_sequences: stop, temperature, top_p, top_k } = request
  const settings = Object.entries({ max_tokens, stop, temperature, top_p, top_k })
  const given = settings.filter(([, value]) => (value ?? null) !== null)
  return { request, chat: { ...chat, ...Object.fromEntries(given) }, paths }
}

/** Reads a body of `/v1/messages/count_tokens` as a chat. Its errors are those of {@link readMessageCall}. */
export function readCountCall(body: unknown): MessageCall<CountBody> {
  const request = readAs(TASK, countBody, body)
  return { request, ...readCommon(request) }
}
