import { listStop } from '../../dialects/openAi/completionParameters.ts'
import { inTurn, moved, unchanged, type Step } from '../../dialects/shared/decoded.ts'
import type { HubDialect } from '../../dialects/hub/hubDialect.ts'
import { onEach, onInputs, onParameters } from '../../dialects/shared/onParts.ts'
import { isJsonObject } from '../../dialects/shared/isJsonObject.ts'
import { withoutApiOptions } from '../../dialects/shared/apiOptions.ts'

/** What is null was not given. */
function withoutNull(value: unknown, keys: readonly string[]): unknown {
  return isJsonObject(value)
    ? Object.fromEntries(
        Object.entries(value).filter(([key, part]) => part !== null || !keys.includes(key)),
      )
    : value
}

const splitOptions: Step = (body) => {
  if (!isJsonObject(body) || !('messages' in body)) return unchanged(body)
  const { messages, ...parameters } = withoutApiOptions(body, ['stream'])
  return moved({ inputs: { messages }, parameters }, [
    { to: ['inputs'], from: [] },
    { to: ['parameters'], from: [] },
  ])
}

/** A tool call whose arguments came as an object, as some servers write them. */
function writeArguments(call: unknown): unknown {
  if (!isJsonObject(call) || !isJsonObject(call['function'])) return call
  const { arguments: given, ...rest } = call['function']
  return isJsonObject(given)
    ? { ...call, function: { ...rest, arguments: JSON.stringify(given) } }
    : call
}

function cleanMessage(message: unknown): unknown {
  const clean = withoutNull(message, ['name'])
  return isJsonObject(clean) && Array.isArray(clean['tool_calls'])
    ? { ...clean, tool_calls: clean['tool_calls'].map(writeArguments) }
    : clean
}

function cleanTool(tool: unknown): unknown {
  return isJsonObject(tool)
    ? {
        ...tool,
        function: withoutNull(tool['function'], ['description', 'parameters', 'strict']),
      }
    : tool
}

const cleanInputs = onInputs((inputs) =>
  unchanged(
    Array.isArray(inputs['messages'])
      ? { ...inputs, messages: inputs['messages'].map(cleanMessage) }
      : inputs,
  ),
)

const cleanParameters = onParameters((parameters) => {
  const { tools, response_format: format } = parameters
  return unchanged({
    ...parameters,
    ...(Array.isArray(tools) ? { tools: tools.map(cleanTool) } : {}),
    ...(isJsonObject(format) && isJsonObject(format['json_schema'])
      ? {
          response_format: {
            ...format,
            json_schema: withoutNull(format['json_schema'], ['description', 'schema', 'strict']),
          },
        }
      : {}),
  })
})

const cleanChoice: Step = (choice) =>
  unchanged(
    isJsonObject(choice) && isJsonObject(choice['message'])
      ? { ...choice, message: cleanMessage(choice['message']) }
      : choice,
  )

function encodeRequest({ inputs, parameters }: Record<string, unknown>): Record<string, unknown> {
  return {
    ...(isJsonObject(parameters) ? parameters : {}),
    ...(isJsonObject(inputs) ? inputs : {}),
  }
}

/** The types of the API's client know no content that is null. */
function withoutNullContent(messages: unknown): unknown {
  return Array.isArray(messages)
    ? messages.map((message) => withoutNull(message, ['content']))
    : messages
}

/** The API takes messages and options in one object and answers as OpenAI's does. */
export default {
  media: 'dataUrl',
  encodeRequest,
  encodeArguments: (request) => {
    const { messages, ...options } = encodeRequest(request)
    return { messages: withoutNullContent(messages), ...options }
  },
  decodeBody: splitOptions,
  decodeRequest: inTurn(cleanInputs, listStop, cleanParameters),
  decodeOutput: (wire) =>
    unchanged(
      isJsonObject(wire) && Array.isArray(wire['choices'])
        ? { ...wire, choices: onEach(cleanChoice)(wire['choices']).value }
        : wire,
    ),
} satisfies HubDialect
