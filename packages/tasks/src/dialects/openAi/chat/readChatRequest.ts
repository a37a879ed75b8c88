import chat from '../../../generated/compiled/chat-completion.ts'
import { withoutApiOptions } from '../../shared/apiOptions.ts'
import { inTurn, moved, unchanged, type Decoded, type Step } from '../../shared/decoded.ts'
import { isJsonObject } from '../../shared/isJsonObject.ts'
import { onInputs, onParameters } from '../../shared/onParts.ts'
import { readScalars } from '../../shared/readScalars.ts'
import { renameParameter } from '../../shared/renamed.ts'
import { listStop } from '../completionParameters.ts'
import { withoutNull } from './compact.ts'
import { readMessages } from './readMessages.ts'
import { readResponseFormat } from './readResponseFormat.ts'
import { readToolChoice, readTools } from './readTools.ts'

/**
 * The optional fields of a chat, which clients write as null when they were not given. Sources: OpenAI's
 * API reference, and the parameters that vLLM, TGI, llama.cpp, OpenRouter and Mistral add to it.
 */
const OPTIONAL = [
  'audio',
  'best_of',
  'chat_template',
  'chat_template_kwargs',
  'frequency_penalty',
  'function_call',
  'functions',
  'guideline',
  'ignore_eos',
  'logit_bias',
  'logprobs',
  'max_completion_tokens',
  'max_tokens',
  'metadata',
  'min_p',
  'min_tokens',
  'modalities',
  'n',
  'parallel_tool_calls',
  'prediction',
  'presence_penalty',
  'prompt_cache_key',
  'random_seed',
  'reasoning',
  'reasoning_effort',
  'repetition_penalty',
  'response_format',
  'safety_identifier',
  'safe_prompt',
  'seed',
  'service_tier',
  'stop',
  'stop_token_ids',
  'store',
  'stream',
  'stream_options',
  'temperature',
  'tool_choice',
  'tool_prompt',
  'tools',
  'top_k',
  'top_logprobs',
  'top_p',
  'user',
  'verbosity',
  'web_search_options',
] as const

/** Runs a step on one part of a record, if it is there. */
function onKey(record: Record<string, unknown>, key: string, step: Step): Decoded {
  if (!Object.hasOwn(record, key)) return unchanged(record)
  const { value, toWire } = step(record[key])
  return {
    value: { ...record, [key]: value },
    toWire: ([first, ...rest]) =>
      first === key ? [key, ...toWire(rest)] : first === undefined ? [] : [first, ...rest],
  }
}

/** OpenAI's form before there were tools: `functions` and `function_call`. */
const readFunctions = onParameters((parameters) => {
  const { functions, function_call: choice, ...rest } = parameters
  const isList = Array.isArray(functions) && !('tools' in rest)
  const isChoice = choice !== undefined && !('tool_choice' in rest)
  if (!isList && !isChoice) return unchanged(parameters)
  return moved(
    {
      ...rest,
      ...(isList ? { tools: functions.map((one) => ({ type: 'function', function: one })) } : {}),
      ...(isChoice ? { tool_choice: choice } : {}),
    },
    [
      ...(isList
        ? functions.map((_, index) => ({
            to: ['tools', index, 'function'],
            from: ['functions', index],
          }))
        : []),
      ...(isList ? [{ to: ['tools'], from: ['functions'] }] : []),
      { to: ['tool_choice'], from: ['function_call'] },
    ],
  )
})

const readToolParameters = onParameters((parameters) => {
  const { tool_choice: choice, tools } = parameters
  const chosen =
    choice === undefined
      ? parameters
      : { ...parameters, tool_choice: readToolChoice(choice, tools) }
  return onKey(chosen, 'tools', readTools)
})

/** Together says in one number whether to list probabilities, and how many. */
const readLogprobsOptions = onParameters((parameters) => {
  const { logprobs: most, ...rest } = parameters
  if (typeof most !== 'number') return unchanged(parameters)
  const moves = 'top_logprobs' in rest ? [] : [{ to: ['top_logprobs'], from: ['logprobs'] }]
  return moved({ top_logprobs: most, ...rest, logprobs: most > 0 }, moves)
})

/** LM Studio and llama.cpp take -1 for as many tokens as the model likes, which is the default. */
const dropEndless = onParameters((parameters) => {
  const { max_tokens: most, ...rest } = parameters
  return unchanged(most === -1 ? rest : parameters)
})

const readStreamOptions = onParameters((parameters) => {
  const { stream_options: options } = parameters
  return unchanged(
    isJsonObject(options)
      ? { ...parameters, stream_options: withoutNull(options, ['include_usage']) }
      : parameters,
  )
})

/** A body of `/v1/chat/completions`, with messages and options in one object, as `{ inputs, parameters }`. */
export const splitChatBody: Step = (body) => {
  if (!isJsonObject(body)) return unchanged(body)
  const { messages, ...parameters } = withoutApiOptions(body, ['stream'])
  return moved({ inputs: { messages }, parameters }, [
    { to: ['inputs'], from: [] },
    { to: ['parameters'], from: [] },
  ])
}

/** A chat as any client writes it, already split, in canonical form. */
export const readChatRequest: Step = inTurn(
  onParameters((parameters) => unchanged(withoutNull(parameters, OPTIONAL))),
  onInputs((inputs) => onKey(inputs, 'messages', readMessages)),
  renameParameter('max_completion_tokens', 'max_tokens'),
  renameParameter('random_seed', 'seed'),
  readLogprobsOptions,
  listStop,
  readFunctions,
  readToolParameters,
  readStreamOptions,
  onParameters((parameters) => onKey(parameters, 'response_format', readResponseFormat)),
  // At the end, as only the canonical form says which of several a part is.
  onParameters(readScalars(chat.parameters.node)),
  dropEndless,
)
