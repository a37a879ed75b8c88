import { describe, expect, test } from 'vitest'
import {
  decodeOpenAiOutput,
  encodeOpenAiOutput,
  type OpenAiOutput,
} from '../../src/dialects/openAi/index.ts'
import { decodeHubOutput } from '../../src/dialects/hub/index.ts'
import { InvalidOutputError, parseOutput, type Issue } from '../../src/index.ts'

type Answer = OpenAiOutput<'chat-completion'>

const HEADER = { id: 'a', created: 1, model: 'm', object: 'chat.completion' } as const
const STOP = { finish_reason: 'stop' } as const

/** An answer of one choice, in canonical form. */
function canonical(message: object, choice: object = STOP, answer: object = {}) {
  return {
    ...HEADER,
    choices: [{ index: 0, message: { role: 'assistant', ...message }, ...choice }],
    ...answer,
  }
}

/** The same as a server writes it. */
function wire(message: unknown, choice: object = STOP, answer: object = {}) {
  return { ...HEADER, choices: [{ index: 0, message, ...choice }], ...answer }
}

const HI = { content: 'Hi' }
const call = (id: string, args = '{}') => ({
  id,
  type: 'function',
  function: { name: 'f', arguments: args },
})
const CALLS = { finish_reason: 'tool_calls' } as const
/** An id made for a call that came without one. */
const MADE = expect.stringMatching(/^[A-Za-z0-9]{9}$/)
const withCall = (wireCall: unknown) => wire({ content: null, tool_calls: [wireCall] }, CALLS)

const logprob = { token: 'Hi', logprob: -0.1, top_logprobs: [{ token: 'Hi', logprob: -0.1 }] }
const usage = { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 }

/** What servers answer, and what it means. */
const variants: [server: string, what: string, wire: unknown, canonical: unknown][] = [
  [
    'OpenAI',
    'null for what there is not',
    wire(
      { role: 'assistant', ...HI, refusal: null, annotations: [] },
      { ...STOP, logprobs: null },
      { usage, system_fingerprint: null },
    ),
    canonical({ ...HI, annotations: [] }, STOP, { usage }),
  ],
  [
    'OpenAI',
    'a refusal',
    wire({ role: 'assistant', content: null, refusal: 'No.' }),
    canonical({ content: null, refusal: 'No.' }),
  ],
  [
    'OpenAI',
    'annotations',
    wire({ ...HI, annotations: [{ type: 'url_citation', url_citation: { url: 'https://a.b' } }] }),
    canonical({
      ...HI,
      annotations: [{ type: 'url_citation', url_citation: { url: 'https://a.b' } }],
    }),
  ],
  [
    'OpenAI',
    'details of usage',
    wire(HI, STOP, { usage: { ...usage, completion_tokens_details: { reasoning_tokens: 1 } } }),
    canonical(HI, STOP, {
      usage: { ...usage, completion_tokens_details: { reasoning_tokens: 1 } },
    }),
  ],
  [
    'OpenAI',
    'function_call, of before there were tools',
    wire(
      { content: null, function_call: { name: 'f', arguments: '{}' } },
      { finish_reason: 'function_call' },
    ),
    canonical({ content: null, tool_calls: [call(MADE)] }, CALLS),
  ],
  [
    'OpenAI',
    'a call of a custom tool',
    withCall({ id: 'c', type: 'custom', custom: { name: 'f', input: 'x' } }),
    canonical({ content: null, tool_calls: [{ ...call('c', 'x'), type: 'custom' }] }, CALLS),
  ],
  [
    'vLLM',
    'tool_calls empty, reasoning_content null',
    wire(
      { role: 'assistant', ...HI, tool_calls: [], reasoning_content: null },
      { ...STOP, stop_reason: null },
    ),
    canonical(HI, { ...STOP, stop_reason: null }),
  ],
  [
    'vLLM',
    'tool_calls null',
    wire({ ...HI, tool_calls: null, function_call: null }),
    canonical(HI),
  ],
  [
    'vLLM 0.11',
    'thoughts as reasoning',
    wire({ ...HI, reasoning: 'Hm.' }),
    canonical({ ...HI, reasoning_content: 'Hm.' }),
  ],
  [
    'vLLM 0.11',
    'thoughts under both names',
    wire({ ...HI, reasoning: 'Hm.', reasoning_content: 'Hm.' }),
    canonical({ ...HI, reasoning_content: 'Hm.' }),
  ],
  [
    'DeepSeek',
    'reasoning_content',
    wire({ ...HI, reasoning_content: 'Hm.' }),
    canonical({ ...HI, reasoning_content: 'Hm.' }),
  ],
  [
    'OpenRouter',
    'reasoning with details',
    wire(
      { ...HI, reasoning: 'Hm.', reasoning_details: [{ type: 'reasoning.text' }] },
      { ...STOP, native_finish_reason: 'STOP' },
      { provider: 'x' },
    ),
    canonical(
      { ...HI, reasoning_content: 'Hm.', reasoning_details: [{ type: 'reasoning.text' }] },
      { ...STOP, native_finish_reason: 'STOP' },
      { provider: 'x' },
    ),
  ],
  [
    'Mistral',
    'content in parts, with thoughts',
    wire({
      content: [
        { type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] },
        { type: 'text', text: 'H' },
        { type: 'text', text: 'i' },
      ],
    }),
    canonical({ ...HI, reasoning_content: 'Hm.' }),
  ],
  [
    'Mistral',
    'content in parts that are no words',
    wire({
      content: [
        { type: 'text', text: 'Hi' },
        { type: 'reference', reference_ids: [1] },
      ],
    }),
    canonical({
      ...HI,
      content_parts: [
        { type: 'text', text: 'Hi' },
        { type: 'reference', reference_ids: [1] },
      ],
    }),
  ],
  [
    'Mistral',
    'finish_reason model_length',
    wire(HI, { finish_reason: 'model_length' }),
    canonical(HI, { finish_reason: 'length' }),
  ],
  [
    'TGI',
    'finish_reason eos_token and no object',
    wire(HI, { finish_reason: 'eos_token' }, { object: undefined }),
    canonical(HI),
  ],
  [
    'TGI',
    'an id that is a number, arguments as an object',
    withCall({
      id: 0,
      type: 'function',
      function: { name: 'f', description: null, arguments: { a: 1 } },
    }),
    canonical({ content: null, tool_calls: [call('0', '{"a":1}')] }, CALLS),
  ],
  [
    'TGI 2',
    'one call without a list around it',
    wire(
      {
        content: null,
        tool_calls: { id: 0, type: 'function', function: { name: 'f', arguments: {} } },
      },
      CALLS,
    ),
    canonical({ content: null, tool_calls: [call('0')] }, CALLS),
  ],
  [
    'Gemini',
    'finish_reason in capitals',
    wire(HI, { finish_reason: 'MAX_TOKENS' }),
    canonical(HI, { finish_reason: 'length' }),
  ],
  [
    'Gemini',
    'a call with an empty id',
    withCall({ ...call(''), extra_content: 1 }),
    canonical({ content: null, tool_calls: [{ ...call(MADE), extra_content: 1 }] }, CALLS),
  ],
  ['Anthropic', 'finish_reason end_turn', wire(HI, { finish_reason: 'end_turn' }), canonical(HI)],
  [
    'Ollama',
    'a call without a type and with its index',
    withCall({ id: 'c', index: 0, function: { name: 'f', arguments: { a: 1 } } }),
    canonical({ content: null, tool_calls: [{ ...call('c', '{"a":1}'), index: 0 }] }, CALLS),
  ],
  [
    'llama.cpp',
    'created as a float, content empty beside calls',
    { ...wire({ content: '', tool_calls: [call('c')] }, CALLS), created: 1.9 },
    canonical({ content: '', tool_calls: [call('c')] }, CALLS),
  ],
  [
    'llama.cpp',
    'timings',
    wire(HI, STOP, { timings: { predicted_n: 1 } }),
    canonical(HI, STOP, { timings: { predicted_n: 1 } }),
  ],
  [
    'LM Studio',
    'a call whose id is null',
    withCall({ id: null, type: 'function', function: { name: 'f', arguments: '{}' } }),
    canonical({ content: null, tool_calls: [call(MADE)] }, CALLS),
  ],
  [
    'LM Studio',
    'a call without arguments',
    withCall({ id: 'c', type: null, function: { name: 'f' } }),
    canonical({ content: null, tool_calls: [call('c')] }, CALLS),
  ],
  [
    'Groq',
    'usage with times',
    wire(HI, STOP, { usage: { ...usage, queue_time: 0.01 }, x_groq: { id: 'r' } }),
    canonical(HI, STOP, { usage: { ...usage, queue_time: 0.01 }, x_groq: { id: 'r' } }),
  ],
  [
    'Together',
    'prompt, seed and logprobs as lists',
    wire(
      HI,
      {
        finish_reason: 'eos',
        seed: 1,
        logprobs: { tokens: ['Hi'], token_logprobs: [-0.1], top_logprobs: [{ Hi: -0.1 }] },
      },
      { prompt: [] },
    ),
    canonical(HI, { ...STOP, seed: 1, logprobs: { content: [logprob] } }, { prompt: [] }),
  ],
  [
    'Fireworks',
    'logprobs as lists, none of the others',
    wire(HI, { ...STOP, logprobs: { tokens: ['Hi'], token_logprobs: [null], top_logprobs: null } }),
    canonical(HI, {
      ...STOP,
      logprobs: { content: [{ token: 'Hi', logprob: -9999, top_logprobs: [] }] },
    }),
  ],
  [
    'SGLang',
    'logprobs without alternatives',
    wire(HI, {
      ...STOP,
      logprobs: { content: [{ token: 'Hi', bytes: null, logprob: -0.1, top_logprobs: null }] },
    }),
    canonical(HI, {
      ...STOP,
      logprobs: { content: [{ token: 'Hi', bytes: null, logprob: -0.1, top_logprobs: [] }] },
    }),
  ],
  [
    'Azure',
    'no choices',
    { ...HEADER, choices: [], prompt_filter_results: [{ prompt_index: 0 }] },
    { ...HEADER, choices: [], prompt_filter_results: [{ prompt_index: 0 }] },
  ],
  [
    'Azure',
    'content_filter_results',
    wire(HI, { ...STOP, content_filter_results: { hate: { filtered: false } } }),
    canonical(HI, { ...STOP, content_filter_results: { hate: { filtered: false } } }),
  ],
  [
    'Vertex',
    'usage without a count that is none',
    wire(HI, STOP, { usage: { prompt_tokens: 3, total_tokens: 3 } }),
    canonical(HI, STOP, { usage: { prompt_tokens: 3, completion_tokens: 0, total_tokens: 3 } }),
  ],
  ['any', 'another object', wire(HI, STOP, { object: 'chat.completions' }), canonical(HI)],
  ['any', 'an empty role', wire({ role: '', ...HI }), canonical(HI)],
  ['any', 'a role that is null', wire({ role: null, ...HI }), canonical(HI)],
  ['any', 'a role of its own', wire({ role: 'model', ...HI }), canonical(HI)],
  ['any', 'finish_reason null', wire(HI, { finish_reason: null }), canonical(HI)],
  [
    'any',
    'finish_reason null and calls',
    wire({ content: null, tool_calls: [call('c')] }, { finish_reason: null }),
    canonical({ content: null, tool_calls: [call('c')] }, CALLS),
  ],
  ['any', 'finish_reason empty', wire(HI, { finish_reason: '' }), canonical(HI)],
  [
    'any',
    'a finish_reason that nobody knows',
    wire(HI, { finish_reason: 'bored' }),
    canonical(HI, { finish_reason: 'bored' }),
  ],
  ['any', 'usage null or empty', wire(HI, STOP, { usage: null }), canonical(HI)],
  ['any', 'usage without a number', wire(HI, STOP, { usage: {} }), canonical(HI)],
  [
    'any',
    'choices alone',
    { choices: [{ message: HI }] },
    { ...canonical(HI), id: '', created: 0, model: '' },
  ],
  [
    'any',
    'null in the header',
    { id: null, object: null, created: null, model: null, choices: [{ message: HI }] },
    { ...canonical(HI), id: '', created: 0, model: '' },
  ],
  ['any', 'an id that is a number', { ...wire(HI), id: 7 }, { ...canonical(HI), id: '7' }],
  [
    'any',
    'choices without an index',
    {
      ...HEADER,
      choices: [
        { message: HI, ...STOP },
        { message: HI, ...STOP },
      ],
    },
    {
      ...HEADER,
      choices: [0, 1].map((index) => ({ index, message: { role: 'assistant', ...HI }, ...STOP })),
    },
  ],
  [
    'Moonshot',
    'a tool of its own kind',
    withCall({ ...call('c'), type: 'builtin_function' }),
    canonical({ content: null, tool_calls: [call('c')] }, CALLS),
  ],
  [
    'any',
    'a call whose tool lies in it',
    withCall({ id: 'c', name: 'f', arguments: { a: 1 } }),
    canonical({ content: null, tool_calls: [call('c', '{"a":1}')] }, CALLS),
  ],
  [
    'any',
    'arguments as parameters',
    withCall({ id: 'c', function: { name: 'f', parameters: { a: 1 } } }),
    canonical({ content: null, tool_calls: [call('c', '{"a":1}')] }, CALLS),
  ],
  [
    'any',
    'arguments that are a number',
    withCall({ id: 'c', function: { name: 'f', arguments: 5 } }),
    canonical({ content: null, tool_calls: [call('c', '5')] }, CALLS),
  ],
  ['any', 'a time as digits', wire(HI, STOP, { created: '1.9' }), canonical(HI)],
  ['Go', 'null for no choices', { ...HEADER, choices: null }, { ...HEADER, choices: [] }],
  ['any', 'one part alone', wire({ content: { type: 'text', text: 'Hi' } }), canonical(HI)],
  [
    'any',
    'counts and logarithms as strings',
    wire(
      HI,
      {
        ...STOP,
        logprobs: {
          content: [
            { token: '1', logprob: '-0.5', top_logprobs: [{ token: '2', logprob: '-1e-3' }] },
          ],
        },
      },
      { usage: { prompt_tokens: '1', completion_tokens: '2' } },
    ),
    canonical(
      HI,
      {
        ...STOP,
        logprobs: {
          content: [{ token: '1', logprob: -0.5, top_logprobs: [{ token: '2', logprob: -0.001 }] }],
        },
      },
      { usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 } },
    ),
  ],
  [
    'any',
    'a time as a date',
    wire(HI, STOP, { created: '1970-01-01T00:00:01.500Z' }),
    canonical(HI),
  ],
  [
    'OpenAI Responses',
    'a refusal as a part',
    wire({ content: [{ type: 'refusal', refusal: 'No.' }] }),
    canonical({ content: null, refusal: 'No.' }),
  ],
  ['any', 'a place as digits', wire(HI, { ...STOP, index: '0' }), canonical(HI)],
  ['any', 'no places of logprobs', wire(HI, { ...STOP, logprobs: [] }), canonical(HI)],
  [
    'any',
    'logprobs as a list',
    wire(HI, { ...STOP, logprobs: [logprob] }),
    canonical(HI, { ...STOP, logprobs: { content: [logprob] } }),
  ],
  [
    'Anthropic',
    'usage in its words',
    wire(HI, STOP, { usage: { input_tokens: 3, output_tokens: 2 } }),
    canonical(HI, STOP, { usage }),
  ],
  ['any', 'a message without content', wire({ role: 'assistant' }), canonical({ content: null })],
  [
    'any',
    'delta in place of message',
    { ...HEADER, choices: [{ index: 0, delta: HI, ...STOP }] },
    canonical(HI),
  ],
  [
    'any',
    'text in place of a message',
    { ...HEADER, choices: [{ index: 0, text: 'Hi', ...STOP }] },
    canonical(HI),
  ],
]

describe('answers of servers are brought to one form', () => {
  test.each(variants)('%s: %s', (_server, _what, given, expected) => {
    const read = decodeOpenAiOutput('chat-completion', given)
    expect(read).toEqual(expected)
    expect(decodeHubOutput('chat-completion', given, { messages: [] })).toEqual(read)
    expect(parseOutput('chat-completion', read, { messages: [] })).toEqual(read)
  })

  test.each(variants)('%s: %s, written and read again, is the same', (_server, _what, given) => {
    const read = decodeOpenAiOutput('chat-completion', given)
    const written: unknown = JSON.parse(JSON.stringify(encodeOpenAiOutput('chat-completion', read)))
    const known = ['bored'].includes(String(read.choices[0]?.finish_reason))
    if (!known) expect(decodeOpenAiOutput('chat-completion', written)).toMatchObject(read)
  })
})

test('ids that are made differ between calls, choices and answers, and are the same each time', () => {
  const nameless = { function: { name: 'f', arguments: '{}' } }
  const answer = (id: string) => ({
    id,
    choices: [0, 1].map(() => ({ message: { tool_calls: [nameless, nameless] } })),
  })
  const idsOf = (given: unknown) =>
    decodeOpenAiOutput('chat-completion', given).choices.flatMap(({ message }) =>
      (message.tool_calls ?? []).map(({ id }) => id),
    )
  const ids = [...idsOf(answer('a')), ...idsOf(answer('b'))]
  expect(new Set(ids).size).toBe(8)
  expect(idsOf(answer('a'))).toEqual(ids.slice(0, 4))
})

function issuesOf(run: () => unknown): readonly Issue[] {
  try {
    run()
  } catch (error) {
    if (error instanceof InvalidOutputError) return error.issues
    throw error
  }
  return []
}

describe('what is no answer gives an error at its place on the wire', () => {
  test.each<[unknown, string[]]>([
    [null, ['']],
    [{}, ['choices']],
    [{ choices: null }, ['choices']],
    [{ error: { message: 'no' } }, ['choices']],
    [wire({ role: 5 }), ['choices[0].message.role']],
    [wire({ content: 5 }), ['choices[0].message.content']],
    [{ choices: [{ delta: { content: 5 } }] }, ['choices[0].delta.content']],
    [{ choices: [null] }, ['choices[0]']],
    [wire({ function_call: { name: 5 } }), ['choices[0].message.function_call.name']],
    [
      withCall({ id: 'c', function: { arguments: '{}' } }),
      ['choices[0].message.tool_calls[0].function.name'],
    ],
    [{ ...wire(HI), created: 'today' }, ['created']],
  ])('%j', (given, paths) => {
    expect(
      issuesOf(() => decodeOpenAiOutput('chat-completion', given)).map(({ path }) => path),
    ).toEqual(paths)
  })
})

test('an answer that is an error is quoted', () => {
  expect(() => decodeOpenAiOutput('chat-completion', { error: { message: 'bad key' } })).toThrow(
    'got an error: bad key',
  )
  expect(() => decodeOpenAiOutput('text-generation', { object: 'error', message: 'no' })).toThrow(
    'got an error: no',
  )
})

test('texts come in the order of their index, with paths of the answer that came', () => {
  const choices = [
    { text: 'b', index: 1 },
    { text: 'a', index: 0 },
  ]
  expect(decodeOpenAiOutput('text-generation', { choices })).toEqual([
    { generated_text: 'a' },
    { generated_text: 'b' },
  ])
  const wrong = { choices: [{ text: 5, index: 1 }, ...choices.slice(1)] }
  expect(() => decodeOpenAiOutput('text-generation', wrong)).toThrow('choices[0].text')
})

test('a text that is null is empty', () => {
  const choices = [{ text: null }, { message: { content: null, reasoning_content: 'Hm.' } }]
  expect(decodeOpenAiOutput('text-generation', { choices })).toEqual([
    { generated_text: '' },
    { generated_text: '' },
  ])
})

test('what is written has every field that OpenAI’s shape has, and null where there is nothing', () => {
  const output: Answer = {
    id: 'a',
    created: 1,
    model: 'm',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: 'Hi', tool_calls: null, reasoning_content: null },
        finish_reason: 'bored',
        logprobs: {
          content: [{ token: 'Hi', logprob: -1, top_logprobs: [{ token: 'Hi', logprob: -1 }] }],
        },
      },
      {
        index: 1,
        message: { role: 'assistant', tool_calls: [] },
        finish_reason: 'eos_token',
        logprobs: null,
      },
    ],
    usage: null,
    system_fingerprint: null,
  }
  expect(encodeOpenAiOutput('chat-completion', output)).toEqual({
    id: 'a',
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: 'Hi', refusal: null },
        finish_reason: 'stop',
        native_finish_reason: 'bored',
        logprobs: {
          content: [
            {
              token: 'Hi',
              bytes: null,
              logprob: -1,
              top_logprobs: [{ token: 'Hi', bytes: null, logprob: -1 }],
            },
          ],
          refusal: null,
        },
      },
      {
        index: 1,
        message: { role: 'assistant', content: null, refusal: null },
        finish_reason: 'stop',
        logprobs: null,
      },
    ],
  })
})
