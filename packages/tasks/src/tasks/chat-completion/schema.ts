import * as z from 'zod/mini'
import { messageContent } from '../../schema/chat.ts'
import { incidental, integer, named, number, optional, required } from '../../schema/describe.ts'
import {
  MAX_CHAT_TEXT_LENGTH,
  MAX_CHOICES,
  MAX_DESCRIPTION_LENGTH,
  MAX_GENERATED_TOKENS,
  MAX_MESSAGES,
  MAX_STOP_LENGTH,
  MAX_STOPS,
  MAX_TOOLS,
} from '../../schema/limits.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { tool, toolCall, toolCallDelta, toolCallId, toolChoice } from '../../schema/tools.ts'
import { setting } from '../../schema/setting.ts'

const count = integer(0)
const speaker = z.string().check(z.minLength(1), z.maxLength(64))

const name = optional('Name of who speaks, to tell speakers of one role apart.', speaker)

const words = z.nullable(z.string().check(z.maxLength(MAX_CHAT_TEXT_LENGTH)))

/** What a model may say beside the content of its message. */
const said = {
  refusal: optional('Why it did not do what was asked.', words),
  reasoning_content: optional('What it thought before, of servers that tell.', words),
}

const calls = z.array(named('ChatToolCall', 'A wish of the model that a tool be run.', toolCall))

const message = z.discriminatedUnion('role', [
  z.looseObject({
    role: required(
      'The one who sets the rules of the conversation; OpenAI also says developer.',
      z.literal('system'),
    ),
    content: required('What the model should do and be.', messageContent),
    name,
  }),
  z.looseObject({
    role: required('The one who asks.', z.literal('user')),
    content: required('What is asked.', messageContent),
    name,
  }),
  z.looseObject({
    role: required('The model.', z.literal('assistant')),
    content: optional(
      'What the model said; null or left out when it only called tools.',
      z.nullable(messageContent),
    ),
    ...said,
    tool_calls: optional(
      'The tools that the model asked for.',
      z.nullable(calls.check(z.maxLength(MAX_TOOLS))),
    ),
    name,
  }),
  z.looseObject({
    role: required('A tool that was run.', z.literal('tool')),
    content: required('The result of the tool.', messageContent),
    tool_call_id: required('Name of the call that this is the result of.', toolCallId),
  }),
])

const pattern = z.string().check(z.minLength(1), z.maxLength(MAX_DESCRIPTION_LENGTH))

const responseFormat = z.discriminatedUnion('type', [
  z.looseObject({ type: required('Any text.', z.literal('text')) }),
  z.looseObject({ type: required('Any JSON object.', z.literal('json_object')) }),
  z.looseObject({
    type: required('JSON of a given shape.', z.literal('json_schema')),
    json_schema: required(
      'The shape.',
      z.looseObject({
        name: required(
          'Name of the shape, for the model to read.',
          z.string().check(z.minLength(1), z.maxLength(64)),
        ),
        description: optional(
          'What the shape is for, for the model to read.',
          z.string().check(z.maxLength(MAX_DESCRIPTION_LENGTH)),
        ),
        schema: optional('The shape as JSON Schema.', z.looseObject({})),
        strict: optional(
          'Whether the answer must follow the schema to the letter. Default false.',
          z.boolean(),
        ),
      }),
    ),
  }),
  z.looseObject({
    type: required('Text that a regular expression describes.', z.literal('regex')),
    value: required('The regular expression, as the server knows them.', pattern),
  }),
  z.looseObject({
    type: required('Text that a grammar describes.', z.literal('grammar')),
    grammar: required('The grammar, as the server knows them.', pattern),
  }),
])

const tokenLogprob = {
  token: required('The token.', z.string()),
  logprob: required('Natural logarithm of its probability.', z.number(), {
    role: 'quantity',
    unit: 'nat',
  }),
}

const places = z.nullable(
  z.array(
    named(
      'TokenLogprobs',
      'How probable a token was, and the others at its place.',
      z.looseObject({
        ...tokenLogprob,
        top_logprobs: required(
          'The most probable tokens at this place, as many as top_logprobs.',
          z.array(named('TokenLogprob', 'How probable a token was.', z.looseObject(tokenLogprob))),
        ),
      }),
    ),
  ),
)

const logprobs = optional(
  'How probable the tokens were, when logprobs was asked for.',
  z.nullable(
    named(
      'ChatLogprobs',
      'How probable the tokens of an answer were.',
      z.looseObject({
        content: optional('The tokens of the message, in order.', places),
        refusal: optional('The tokens of the refusal, in order.', places),
      }),
    ),
  ),
)

const usage = incidental(
  optional(
    'What the call cost, in tokens. Left out by servers that do not count, and by all pieces but the last.',
    z.nullable(
      named(
        'ChatUsage',
        'What a call cost, in tokens.',
        z.looseObject({
          prompt_tokens: required('Tokens of the conversation that was given.', count, {
            role: 'quantity',
            unit: 'token',
          }),
          completion_tokens: required('Tokens that the model wrote.', count, {
            role: 'quantity',
            unit: 'token',
          }),
          total_tokens: required('The sum of both.', count, { role: 'quantity', unit: 'token' }),
        }),
      ),
    ),
  ),
)

/** {@link said} in an answer, whose length the server decides. */
const told = {
  refusal: optional('Why the model does not do what was asked.', z.nullable(z.string())),
  reasoning_content: optional(
    'What the model thinks before it answers, of servers that tell.',
    z.nullable(z.string()),
  ),
}

const header = {
  id: incidental(
    required(
      'Name of the answer; all its pieces have the same. Empty when the server gives none.',
      z.string(),
    ),
  ),
  created: incidental(
    required('When it was made, in seconds since 1970. 0 when the server does not say.', count, {
      role: 'quantity',
      unit: 'second-since-1970',
    }),
  ),
  model: required('The model that answered. Empty when the server does not say.', z.string()),
  system_fingerprint: incidental(
    optional(
      'Version of the server: equal seeds give equal answers on equal versions only.',
      z.nullable(z.string()),
    ),
  ),
}

const finishReason =
  'Why it ended: "stop" by itself or at a stop text, "length" at max_tokens, "tool_calls" to have tools run.'

export default defineTaskSchema({
  inputs: z.object({
    messages: required(
      `The conversation so far, oldest message first. From 1 to ${MAX_MESSAGES}.`,
      z
        .array(named('ChatMessage', 'One message of a conversation.', message))
        .check(z.minLength(1), z.maxLength(MAX_MESSAGES)),
    ),
  }),
  parameters: z.looseObject({
    max_tokens: setting(
      { label: 'Most tokens', usual: [1, 1024], common: true },
      `Most tokens to write. From 1 to ${MAX_GENERATED_TOKENS}; default: the model’s.`,
      integer(1, MAX_GENERATED_TOKENS),
    ),
    temperature: setting(
      { usual: [0, 2], common: true },
      'How varied the answer is: 0 takes the most probable token, higher draws more freely. From 0 to 2; default: the model’s.',
      number(0, 2),
    ),
    top_p: setting(
      { label: 'Share of probability (top p)', default: 1, common: true },
      'Draw from the smallest set of tokens whose probabilities sum to at least this. From 0 to 1; default 1.',
      number(0, 1),
    ),
    frequency_penalty: setting(
      { default: 0 },
      'Lowers the score of a token for each time it was written already. From -2 to 2; default 0.',
      number(-2, 2),
    ),
    presence_penalty: setting(
      { default: 0 },
      'Lowers the score of a token once when it was written already. From -2 to 2; default 0.',
      number(-2, 2),
    ),
    logit_bias: optional(
      'Added to the scores of tokens, by their number in the vocabulary as a string: -100 forbids, 100 forces. Default: nothing.',
      z.catchall(z.object({}), number(-100, 100)),
    ),
    stop: setting(
      { label: 'Stop texts' },
      `Strings that end the answer when the model writes one of them. At most ${MAX_STOPS}; OpenAI takes 4.`,
      z
        .array(z.string().check(z.minLength(1), z.maxLength(MAX_STOP_LENGTH)))
        .check(z.maxLength(MAX_STOPS)),
    ),
    seed: setting(
      { label: 'Random seed', common: true },
      'Start of the random numbers: the same seed gives the same answer on the same model, as far as the server can. Default: random.',
      z.int(),
    ),
    n: setting(
      { label: 'Answers', default: 1 },
      `How many answers to write. From 1 to ${MAX_CHOICES}; default 1.`,
      integer(1, MAX_CHOICES),
    ),
    logprobs: setting(
      { label: 'Log probabilities', default: false },
      'Whether to say how probable each token was. Default false.',
      z.boolean(),
    ),
    top_logprobs: setting(
      { label: 'Alternatives of each token', default: 0 },
      'How many of the most probable tokens to list at each place. From 0 to 20; default 0. Needs logprobs.',
      integer(0, 20),
    ),
    response_format: optional(
      'The form that the answer must have. Default: any text.',
      named('ChatResponseFormat', 'The form that an answer must have.', responseFormat),
    ),
    reasoning_effort: setting(
      { common: true },
      'How long a reasoning model thinks before it answers. Default: the model’s.',
      z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max', 'default']),
    ),
    tools: optional(
      `Functions that the model may ask to have run. At most ${MAX_TOOLS}.`,
      z
        .array(named('ChatTool', 'A tool that a chat model may ask to have run.', tool))
        .check(z.maxLength(MAX_TOOLS)),
    ),
    tool_choice: optional(
      'Whether the model calls tools: as it likes ("auto"), never ("none"), at least one ("required"), or the named one. Default "auto" when there are tools.',
      toolChoice,
    ),
    parallel_tool_calls: setting(
      { label: 'Several tools at once' },
      'Whether one answer may ask for several tools. Default: the model’s.',
      z.boolean(),
    ),
    stream: setting(
      { label: 'Piece by piece', default: false },
      'Whether the answer comes piece by piece. Default false.',
      z.boolean(),
    ),
    stream_options: optional(
      'What the pieces hold. Needs stream.',
      z.looseObject({
        include_usage: optional(
          'Whether a last piece says what the call cost. Default false.',
          z.boolean(),
        ),
      }),
    ),
  }),
  output: z.looseObject({
    ...header,
    object: optional('The kind of object.', z.literal('chat.completion')),
    choices: required(
      'The answers, as many as n.',
      z.array(
        z.looseObject({
          index: required('Which answer this is, from 0.', count, { role: 'identifier' }),
          message: required(
            'The message that continues the conversation.',
            z.looseObject({
              role: required('Who speaks: the model.', z.literal('assistant')),
              content: optional(
                'What the model says; null or left out when it only calls tools.',
                z.nullable(z.string()),
                { role: 'answer' },
              ),
              ...told,
              annotations: optional(
                'What the answer rests on, such as pages of the web.',
                z.nullable(z.array(z.looseObject({}))),
              ),
              tool_calls: optional('The tools that the model asks for.', z.nullable(calls)),
            }),
          ),
          finish_reason: required(finishReason, z.string()),
          logprobs,
        }),
      ),
    ),
    usage,
  }),
  stream: z.looseObject({
    ...header,
    object: optional('The kind of object.', z.literal('chat.completion.chunk')),
    choices: required(
      'What is new in each answer. Empty in the piece that holds usage.',
      z.array(
        z.looseObject({
          index: required('Which answer this is, from 0.', count, { role: 'identifier' }),
          delta: required(
            'What to add to the message.',
            z.looseObject({
              role: optional('Who speaks, in the first piece.', z.literal('assistant')),
              content: optional('The next characters of the message.', z.nullable(z.string()), {
                role: 'answer',
              }),
              ...told,
              tool_calls: optional(
                'The next characters of tool calls.',
                z.nullable(
                  z.array(named('ChatToolCallDelta', 'A piece of a tool call.', toolCallDelta)),
                ),
              ),
            }),
          ),
          finish_reason: optional(
            `${finishReason} In the last piece; null before.`,
            z.nullable(z.string()),
          ),
          logprobs,
        }),
      ),
    ),
    usage,
  }),
  batch: false,
})
