import { describe, expect, test } from 'vitest'
import { decodeHubRequest, encodeHubRequest } from '../../src/dialects/hub/index.ts'
import {
  decodeOpenAiRequest,
  encodeOpenAiRequest,
  type OpenAiRequest,
} from '../../src/dialects/openAi/index.ts'
import { InvalidRequestError, parseRequest, type Issue } from '../../src/index.ts'
import {
  MAX_CHAT_TEXT_LENGTH,
  MAX_CHOICES,
  MAX_GENERATED_TOKENS,
  MAX_MESSAGES,
  MAX_STOPS,
} from '../../src/schema/limits.ts'

const HI = { role: 'user', content: 'Hi' } as const
const PNG = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUg=='
const MADE = expect.stringMatching(/^[A-Za-z0-9]{9}$/)
const schema = { type: 'object', properties: { a: { type: 'string' } } }
const tool = { type: 'function', function: { name: 'f', parameters: schema } } as const
const shape = { type: 'json_schema', json_schema: { name: 'response', schema } }
const call = (id: unknown, args = '{}') => ({
  id,
  type: 'function',
  function: { name: 'f', arguments: args },
})

/** Messages that clients send, and the same in canonical form. */
const conversations: [client: string, what: string, wire: unknown[], canonical: unknown[]][] = [
  [
    'any',
    'one part without an array',
    [{ role: 'user', content: { type: 'text', text: 'Hi' } }],
    [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
  ],
  [
    'OpenAI',
    'a developer',
    [{ role: 'developer', content: 'x' }, HI],
    [{ role: 'system', content: 'x' }, HI],
  ],
  ['OpenAI', 'no words', [{ role: 'user', content: '' }], [{ role: 'user', content: '' }]],
  [
    'OpenAI',
    'parts of all kinds',
    [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'a' },
          { type: 'image_url', image_url: { url: PNG, detail: 'low' } },
          { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } },
          { type: 'file', file: { file_id: 'f' } },
        ],
      },
    ],
    [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'a' },
          { type: 'image_url', image_url: { url: PNG, detail: 'low' } },
          { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } },
          { type: 'file', file: { file_id: 'f' } },
        ],
      },
    ],
  ],
  [
    'OpenAI',
    'a refusal that was a part',
    [HI, { role: 'assistant', content: [{ type: 'refusal', refusal: 'No.' }] }],
    [HI, { role: 'assistant', content: [{ type: 'refusal', refusal: 'No.' }] }],
  ],
  [
    'OpenAI',
    'its own answer, sent back',
    [
      HI,
      {
        role: 'assistant',
        content: 'Hi',
        refusal: null,
        annotations: [],
        audio: null,
        function_call: null,
        tool_calls: null,
      },
    ],
    [HI, { role: 'assistant', content: 'Hi', annotations: [] }],
  ],
  [
    'OpenAI',
    'function_call and a result of the role function',
    [
      { role: 'assistant', content: null, function_call: { name: 'f', arguments: '{}' } },
      { role: 'function', name: 'f', content: '1' },
    ],
    [
      { role: 'assistant', content: null, tool_calls: [call(MADE)] },
      { role: 'tool', name: 'f', content: '1', tool_call_id: MADE },
    ],
  ],
  [
    'vLLM',
    'a string as a part, a URL without an object',
    [{ role: 'user', content: ['a', { type: 'image_url', image_url: PNG }, { image_url: PNG }] }],
    [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'a' },
          { type: 'image_url', image_url: { url: PNG } },
          { type: 'image_url', image_url: { url: PNG } },
        ],
      },
    ],
  ],
  [
    'Responses',
    'its types of parts',
    [
      {
        role: 'user',
        content: [
          { type: 'input_text', text: 'a' },
          { type: 'input_image', image_url: PNG, detail: 'high' },
        ],
      },
    ],
    [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'a' },
          { type: 'image_url', image_url: { url: PNG, detail: 'high' } },
        ],
      },
    ],
  ],
  [
    'Vercel AI SDK',
    'an image whose detail is null',
    [{ role: 'user', content: [{ type: 'image_url', image_url: { url: PNG, detail: null } }] }],
    [{ role: 'user', content: [{ type: 'image_url', image_url: { url: PNG } }] }],
  ],
  [
    'Mistral',
    'a part that only some know',
    [{ role: 'user', content: [{ type: 'document_url', document_url: 'https://a.b' }] }],
    [{ role: 'user', content: [{ type: 'document_url', document_url: 'https://a.b' }] }],
  ],
  [
    'OpenRouter',
    'cache_control',
    [
      {
        role: 'system',
        content: [{ type: 'text', text: 'a', cache_control: { type: 'ephemeral' } }],
      },
    ],
    [
      {
        role: 'system',
        content: [{ type: 'text', text: 'a', cache_control: { type: 'ephemeral' } }],
      },
    ],
  ],
  ['LangChain', 'a name that is null', [{ ...HI, name: null }], [HI]],
  ['LangChain', 'an empty name', [{ ...HI, name: '' }], [HI]],
  [
    'DeepSeek',
    'thoughts, sent back',
    [HI, { role: 'assistant', content: 'Hi', reasoning_content: 'Hm.' }],
    [HI, { role: 'assistant', content: 'Hi', reasoning_content: 'Hm.' }],
  ],
  [
    'OpenRouter',
    'thoughts as reasoning, sent back',
    [HI, { role: 'assistant', content: 'Hi', reasoning: 'Hm.' }],
    [HI, { role: 'assistant', content: 'Hi', reasoning_content: 'Hm.' }],
  ],
  [
    'Ollama',
    'calls and results without ids, arguments as objects',
    [
      {
        role: 'assistant',
        content: '',
        tool_calls: [
          { function: { name: 'g', arguments: { a: 1 } } },
          { function: { name: 'f', arguments: {} } },
        ],
      },
      { role: 'tool', tool_name: 'f', content: '1' },
      { role: 'tool', content: '2' },
    ],
    [
      {
        role: 'assistant',
        content: '',
        tool_calls: [
          { id: MADE, type: 'function', function: { name: 'g', arguments: '{"a":1}' } },
          call(MADE),
        ],
      },
      { role: 'tool', tool_name: 'f', content: '1', tool_call_id: MADE },
      { role: 'tool', content: '2', tool_call_id: MADE },
    ],
  ],
  [
    'TGI',
    'ids that are numbers',
    [
      { role: 'assistant', tool_calls: [call(0)] },
      { role: 'tool', tool_call_id: 0, content: '1' },
    ],
    [
      { role: 'assistant', tool_calls: [call('0')] },
      { role: 'tool', tool_call_id: '0', content: '1' },
    ],
  ],
  [
    'LiteLLM',
    'no content beside calls, a result that is null',
    [
      { role: 'assistant', tool_calls: [call('c')] },
      { role: 'tool', tool_call_id: 'c', content: null },
    ],
    [
      { role: 'assistant', tool_calls: [call('c')] },
      { role: 'tool', tool_call_id: 'c', content: '' },
    ],
  ],
  [
    'any',
    'no calls as an empty list',
    [HI, { role: 'assistant', content: 'Hi', tool_calls: [] }],
    [HI, { role: 'assistant', content: 'Hi' }],
  ],
  [
    'any',
    'null for no words',
    [
      { role: 'system', content: null },
      { role: 'user', content: null },
    ],
    [
      { role: 'system', content: '' },
      { role: 'user', content: '' },
    ],
  ],
  [
    'LangChain',
    'other names of roles, and calls of its own form',
    [
      { role: 'human', content: 'a' },
      {
        role: 'ai',
        content: '',
        tool_calls: [{ id: 'c', name: 'f', args: {}, type: 'tool_call' }],
      },
      { role: 'Tool', tool_call_id: 'c', content: '1' },
    ],
    [
      { role: 'user', content: 'a' },
      { role: 'assistant', content: '', tool_calls: [call('c')] },
      { role: 'tool', tool_call_id: 'c', content: '1' },
    ],
  ],
  [
    'OpenAI',
    'a file with null for what it has not',
    [{ role: 'user', content: [{ type: 'file', file: { file_id: 'f', file_data: null } }] }],
    [{ role: 'user', content: [{ type: 'file', file: { file_id: 'f' } }] }],
  ],
  [
    'any',
    'a role that is missing, null or empty',
    [{ content: 'a' }, { role: null, content: 'b' }, { role: '', content: 'c' }],
    [
      { role: 'user', content: 'a' },
      { role: 'user', content: 'b' },
      { role: 'user', content: 'c' },
    ],
  ],
  [
    'any',
    'a role that the rest of the message says',
    [{ tool_calls: [call('c')] }, { tool_call_id: 'c', content: '1' }],
    [
      { role: 'assistant', tool_calls: [call('c')] },
      { role: 'tool', tool_call_id: 'c', content: '1' },
    ],
  ],
  ['any', 'no parts', [{ role: 'user', content: [] }], [{ role: 'user', content: '' }]],
  [
    'any',
    'parts of a system and of a tool',
    [
      { role: 'system', content: [{ type: 'text', text: 'a' }] },
      { role: 'assistant', tool_calls: [call('c')] },
      { role: 'tool', tool_call_id: 'c', content: [{ type: 'text', text: '1' }] },
    ],
    [
      { role: 'system', content: [{ type: 'text', text: 'a' }] },
      { role: 'assistant', tool_calls: [call('c')] },
      { role: 'tool', tool_call_id: 'c', content: [{ type: 'text', text: '1' }] },
    ],
  ],
]

/** Options that clients send, and the same in canonical form. */
const options: [client: string, what: string, wire: object, canonical: object][] = [
  [
    'vLLM',
    'numbers and truths as strings',
    {
      temperature: '0.5',
      top_p: '9e-1',
      n: '1',
      seed: '7',
      max_completion_tokens: '100',
      frequency_penalty: '-0.5',
      logprobs: 'true',
      top_logprobs: '2',
      logit_bias: { 5: '1' },
      parallel_tool_calls: 'False',
    },
    {
      temperature: 0.5,
      top_p: 0.9,
      n: 1,
      seed: 7,
      max_tokens: 100,
      frequency_penalty: -0.5,
      logprobs: true,
      top_logprobs: 2,
      logit_bias: { 5: 1 },
      parallel_tool_calls: false,
    },
  ],
  [
    'vLLM',
    'truths as 0 and 1, as databases have them',
    { parallel_tool_calls: 0, stream_options: { include_usage: 1 } },
    { parallel_tool_calls: false, stream_options: { include_usage: true } },
  ],
  [
    'vLLM',
    'truths of tools and of the form of the answer as strings',
    {
      tools: [{ ...tool, function: { ...tool.function, strict: 'true' } }],
      response_format: { type: 'json_schema', json_schema: { name: 'a', schema: {}, strict: 1 } },
    },
    {
      tools: [{ ...tool, function: { ...tool.function, strict: true } }],
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'a', schema: {}, strict: true },
      },
    },
  ],
  [
    'vLLM',
    'a tool without a type, whose truths are strings',
    { tools: [{ ...tool.function, strict: 'False' }] },
    { tools: [{ ...tool, function: { ...tool.function, strict: false } }] },
  ],
  ['llama.cpp', 'endless, as a string', { max_tokens: '-1' }, {}],
  [
    'OpenAI',
    'null for what was not given',
    {
      temperature: null,
      top_p: null,
      n: null,
      stop: null,
      seed: null,
      max_tokens: null,
      max_completion_tokens: null,
      logprobs: null,
      top_logprobs: null,
      logit_bias: null,
      tools: null,
      tool_choice: null,
      parallel_tool_calls: null,
      response_format: null,
      stream: null,
      stream_options: null,
      frequency_penalty: null,
      presence_penalty: null,
      user: null,
      metadata: null,
      functions: null,
      function_call: null,
      reasoning_effort: null,
      service_tier: null,
      store: null,
      verbosity: null,
    },
    {},
  ],
  ['OpenAI', 'max_completion_tokens', { max_completion_tokens: 5 }, { max_tokens: 5 }],
  ['OpenAI', 'stop as a string', { stop: 'x' }, { stop: ['x'] }],
  [
    'OpenAI',
    'numbers that are integers',
    { temperature: 1, top_p: 0, frequency_penalty: -2 },
    { temperature: 1, top_p: 0, frequency_penalty: -2 },
  ],
  ['OpenAI', 'logit_bias', { logit_bias: { '50256': -100 } }, { logit_bias: { '50256': -100 } }],
  [
    'OpenAI',
    'functions and function_call',
    { functions: [tool.function], function_call: { name: 'f' } },
    { tools: [tool], tool_choice: { type: 'function', function: { name: 'f' } } },
  ],
  [
    'OpenAI',
    'function_call auto',
    { functions: [tool.function], function_call: 'auto' },
    { tools: [tool], tool_choice: 'auto' },
  ],
  [
    'OpenAI',
    'allowed tools',
    {
      tools: [tool],
      tool_choice: { type: 'allowed_tools', allowed_tools: { mode: 'auto', tools: [] } },
    },
    {
      tools: [tool],
      tool_choice: { type: 'allowed_tools', allowed_tools: { mode: 'auto', tools: [] } },
    },
  ],
  [
    'OpenAI',
    'a custom tool',
    { tools: [{ type: 'custom', custom: { name: 'f' } }] },
    { tools: [{ type: 'custom', custom: { name: 'f' } }] },
  ],
  [
    'OpenAI',
    'what the schema does not know',
    { user: 'u', service_tier: 'flex', prediction: { type: 'content', content: 'x' } },
    { user: 'u', service_tier: 'flex', prediction: { type: 'content', content: 'x' } },
  ],
  [
    'OpenAI',
    'stream with usage',
    { stream: true, stream_options: { include_usage: true } },
    { stream: true, stream_options: { include_usage: true } },
  ],
  [
    'Responses',
    'a tool and a choice without objects around them',
    {
      tools: [{ type: 'function', ...tool.function, strict: null }],
      tool_choice: { type: 'function', name: 'f' },
    },
    { tools: [tool], tool_choice: { type: 'function', function: { name: 'f' } } },
  ],
  [
    'Responses',
    'a form beside its type',
    { response_format: { type: 'json_schema', name: 'x', schema, strict: true } },
    { response_format: { type: 'json_schema', json_schema: { name: 'x', schema, strict: true } } },
  ],
  [
    'Mistral',
    'any tool',
    { tools: [tool], tool_choice: 'any' },
    { tools: [tool], tool_choice: 'required' },
  ],
  ['Mistral', 'random_seed', { random_seed: 3 }, { seed: 3 }],
  [
    'TGI',
    'a tool chosen by its name, with arguments as its schema',
    { tools: [{ type: 'function', function: { name: 'f', arguments: schema } }], tool_choice: 'f' },
    { tools: [tool], tool_choice: { type: 'function', function: { name: 'f' } } },
  ],
  [
    'TGI',
    'a chosen tool without a type',
    { tools: [tool], tool_choice: { function: { name: 'f' } } },
    { tools: [tool], tool_choice: { function: { name: 'f' } } },
  ],
  [
    'TGI',
    'a form as a grammar',
    { response_format: { type: 'json', value: schema } },
    { response_format: shape },
  ],
  [
    'TGI',
    'a form as a grammar with a name',
    { response_format: { type: 'json_schema', value: { name: 'x', schema } } },
    { response_format: { type: 'json_schema', json_schema: { name: 'x', schema } } },
  ],
  [
    'TGI',
    'a regular expression',
    { response_format: { type: 'regex', value: '[0-9]+' } },
    { response_format: { type: 'regex', value: '[0-9]+' } },
  ],
  [
    'Together',
    'a form under schema',
    { response_format: { type: 'json_object', schema } },
    { response_format: shape },
  ],
  [
    'Fireworks',
    'a grammar',
    { response_format: { type: 'grammar', grammar: 'root ::= "a"' } },
    { response_format: { type: 'grammar', grammar: 'root ::= "a"' } },
  ],
  [
    'llama.cpp',
    'a form without a name',
    { response_format: { type: 'json_schema', json_schema: { schema } } },
    { response_format: shape },
  ],
  ['Together', 'a number of probabilities', { logprobs: 3 }, { logprobs: true, top_logprobs: 3 }],
  ['LM Studio', 'max_tokens -1', { max_tokens: -1 }, {}],
  ['Ollama', 'a seed below 0', { seed: -1 }, { seed: -1 }],
  [
    'Groq',
    'a tool of the server, an effort of its own',
    { tools: [{ type: 'browser_search' }], reasoning_effort: 'default' },
    { tools: [{ type: 'browser_search' }], reasoning_effort: 'default' },
  ],
  [
    'huggingface_hub',
    'null in tools and in a form',
    {
      tools: [{ type: 'function', function: { name: 'f', description: null, parameters: schema } }],
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'x', description: null, schema, strict: null },
      },
    },
    { tools: [tool], response_format: { type: 'json_schema', json_schema: { name: 'x', schema } } },
  ],
  [
    'LangChain',
    'a tool without a type',
    { tools: [{ function: tool.function }] },
    { tools: [tool] },
  ],
  [
    'Vercel AI SDK',
    'stream_options that are null inside',
    { stream: true, stream_options: { include_usage: null } },
    { stream: true, stream_options: {} },
  ],
  [
    'LiteLLM',
    'options of other servers',
    { top_k: 5, min_p: 0.1, extra_body: { a: 1 } },
    { top_k: 5, min_p: 0.1, extra_body: { a: 1 } },
  ],
  [
    'Anthropic, Model Context Protocol',
    'tools in their form',
    {
      tools: [
        { name: 'f', input_schema: schema },
        { function: { name: 'f', inputSchema: schema } },
      ],
    },
    { tools: [tool, tool] },
  ],
  [
    'any',
    'more stops than four',
    { stop: ['a', 'b', 'c', 'd', 'e'] },
    { stop: ['a', 'b', 'c', 'd', 'e'] },
  ],
  [
    'any',
    'a form that is a word',
    { response_format: 'json_object' },
    { response_format: { type: 'json_object' } },
  ],
]

describe('requests of clients are brought to one form', () => {
  const all = [
    ...conversations.map(
      ([client, what, wire, canonical]) =>
        [
          client,
          what,
          { messages: wire },
          { inputs: { messages: canonical }, parameters: {} },
        ] as const,
    ),
    ...options.map(
      ([client, what, wire, canonical]) =>
        [
          client,
          what,
          { messages: [HI], ...wire },
          { inputs: { messages: [HI] }, parameters: canonical },
        ] as const,
    ),
  ]

  test.each(all)('%s: %s', (_client, _what, body, canonical) => {
    const read = decodeOpenAiRequest('chat-completion', { model: 'm', ...body })
    expect(read).toEqual(canonical)
    expect(decodeHubRequest('chat-completion', body)).toEqual(read)
    expect(parseRequest('chat-completion', read)).toEqual(read)
  })

  test.each(all)('%s: %s, written and read again, is the same', (_client, _what, body) => {
    const read = decodeOpenAiRequest('chat-completion', body)
    const written: unknown = JSON.parse(
      JSON.stringify(encodeOpenAiRequest('chat-completion', read)),
    )
    expect(decodeOpenAiRequest('chat-completion', written)).toEqual(read)
  })
})

test('a result without an id gets that of its call, by name or in turn', () => {
  const { inputs } = decodeOpenAiRequest('chat-completion', {
    messages: [
      { role: 'assistant', tool_calls: [{ function: { name: 'g' } }, { function: { name: 'f' } }] },
      { role: 'tool', name: 'f', content: '1' },
      { role: 'tool', content: '2' },
    ],
  })
  const [answer, first, second] = inputs.messages
  const ids = answer?.role === 'assistant' ? answer.tool_calls?.map(({ id }) => id) : []
  expect(new Set(ids).size).toBe(2)
  expect([first, second].map((one) => (one?.role === 'tool' ? one.tool_call_id : ''))).toEqual([
    ids?.[1],
    ids?.[0],
  ])
})

function issuesOf(run: () => unknown): readonly Issue[] {
  try {
    run()
  } catch (error) {
    if (error instanceof InvalidRequestError) return error.issues
    throw error
  }
  return []
}

describe('what is no chat gives an error at its place on the wire', () => {
  const chat = (...sent: unknown[]) => ({ messages: sent })
  test.each<[unknown, string[]]>([
    [null, ['']],
    [{}, ['messages']],
    [{ messages: 'Hi' }, ['messages']],
    [{ messages: [] }, ['messages']],
    [chat(HI, { role: 'x' }), ['messages[1].role']],
    [chat({ role: 'user' }), ['messages[0].content']],
    [chat({ role: 'user', content: [{ type: 'text' }] }), ['messages[0].content[0].type']],
    [
      chat({ role: 'user', content: [{ type: 'image_url', image_url: { url: '?' } }] }),
      ['messages[0].content[0].type'],
    ],
    [chat({ role: 'tool', content: '1' }), ['messages[0].tool_call_id']],
    [chat({ role: 'assistant', function_call: { name: 5 } }), ['messages[0].function_call.name']],
    [
      chat({ role: 'assistant', tool_calls: [{ id: 'c' }] }),
      ['messages[0].tool_calls[0].function'],
    ],
    [{ messages: [HI], max_completion_tokens: 0 }, ['max_completion_tokens']],
    [{ messages: [HI], temperature: 'warm' }, ['temperature']],
    [{ messages: [HI], stop: '' }, ['stop']],
    [{ messages: [HI], logprobs: 21 }, ['logprobs']],
    [{ messages: [HI], tools: [{ type: 'function' }] }, ['tools[0].type']],
    [{ messages: [HI], tools: [{ type: 'function', function: { name: 'a b' } }] }, ['tools[0]']],
    [{ messages: [HI], functions: [{ name: 'a b' }] }, ['functions[0]']],
    [{ messages: [HI], tool_choice: 'f' }, ['tool_choice']],
    [{ messages: [HI], response_format: { type: 'json', value: 5 } }, []],
    [{ messages: [HI], response_format: { type: 'json_schema' } }, ['response_format.json_schema']],
    [{ messages: [HI], n: MAX_CHOICES + 1 }, ['n']],
    [{ messages: [HI], max_tokens: MAX_GENERATED_TOKENS + 1 }, ['max_tokens']],
    [{ messages: [HI], stop: Array.from({ length: MAX_STOPS + 1 }, () => 'x') }, ['stop']],
    [{ messages: Array.from({ length: MAX_MESSAGES + 1 }, () => HI) }, ['messages']],
    [
      chat({ role: 'user', content: 'x'.repeat(MAX_CHAT_TEXT_LENGTH + 1) }),
      ['messages[0].content'],
    ],
  ])('%#', (body, paths) => {
    const issues = issuesOf(() => decodeOpenAiRequest('chat-completion', body))
    expect(issues.map(({ path }) => path)).toEqual(paths)
  })
})

test('a message with more calls than there may be is refused at once, whatever follows', () => {
  const tool_calls = Array.from({ length: 20_000 }, () => ({ function: { name: 'f' } }))
  const results = Array.from({ length: 9000 }, () => ({ role: 'tool', content: '1' }))
  const messages = [HI, { role: 'assistant', tool_calls }, ...results]
  const start = performance.now()
  const issues = issuesOf(() => decodeOpenAiRequest('chat-completion', { messages }))
  expect(issues[0]?.path).toBe('messages[1].tool_calls')
  expect(performance.now() - start).toBeLessThan(3000)
})

test('a text as long as a context of a million tokens is taken', () => {
  const content = 'word '.repeat(1_000_000)
  const body = { messages: [{ role: 'user', content }], max_tokens: 1_000_000 }
  expect(decodeOpenAiRequest('chat-completion', body).parameters?.max_tokens).toBe(1_000_000)
})

test('what is written is OpenAI’s: sounds that are there as its part, nothing that is null', () => {
  const request: OpenAiRequest<'chat-completion'> = {
    inputs: {
      messages: [
        {
          role: 'user',
          content: [
            { type: 'image_url', image_url: { url: Uint8Array.of(0x89, 0x50, 0x4e, 0x47) } },
            { type: 'audio_url', audio_url: { url: 'data:audio/wav;base64,UklGRgAAAAA=' } },
            { type: 'audio_url', audio_url: { url: 'https://a.example/b.wav' } },
          ],
        },
        {
          role: 'assistant',
          content: null,
          refusal: null,
          reasoning_content: null,
          tool_calls: [],
        },
        {
          role: 'assistant',
          tool_calls: [{ id: 'c', type: 'custom', function: { name: 'f', arguments: 'x' } }],
        },
      ],
    },
    parameters: { max_tokens: 5 },
  }
  expect(encodeOpenAiRequest('chat-completion', request, { model: 'm' })).toEqual({
    model: 'm',
    max_tokens: 5,
    messages: [
      {
        role: 'user',
        content: [
          { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw==' } },
          { type: 'input_audio', input_audio: { data: 'UklGRgAAAAA=', format: 'wav' } },
          { type: 'audio_url', audio_url: { url: 'https://a.example/b.wav' } },
        ],
      },
      { role: 'assistant', content: null },
      {
        role: 'assistant',
        tool_calls: [{ id: 'c', type: 'custom', custom: { name: 'f', input: 'x' } }],
      },
    ],
  })
})

describe('completions', () => {
  test('a body of /v1/completions is a call of text generation', () => {
    const body = {
      model: 'm',
      prompt: 'Once',
      max_tokens: 5,
      n: 2,
      temperature: 0.5,
      stop: 'x',
      logprobs: null,
      suffix: null,
    }
    const read = decodeOpenAiRequest('text-generation', body)
    expect(read).toEqual({
      inputs: 'Once',
      parameters: {
        return_full_text: false,
        do_sample: true,
        temperature: 0.5,
        max_new_tokens: 5,
        num_return_sequences: 2,
        stop: ['x'],
      },
    })
    expect(encodeOpenAiRequest('text-generation', read, { model: 'm' })).toEqual({
      model: 'm',
      prompt: 'Once',
      max_tokens: 5,
      n: 2,
      temperature: 0.5,
      stop: ['x'],
    })
  })
})

describe('a chat that asks one question of media', () => {
  const sound = 'UklGRiQAAABXQVZFZm10IA=='

  test('a sound may come as OpenAI’s part, and a developer may say what to do', () => {
    const messages = [
      { role: 'developer', content: 'Be brief.' },
      {
        role: 'user',
        content: [
          { type: 'input_audio', input_audio: { data: sound, format: 'wav' } },
          { type: 'text', text: 'What is it?' },
        ],
      },
    ]
    const body = { messages, max_completion_tokens: 5 }
    expect(decodeHubRequest('audio-text-to-text', body)).toEqual({
      inputs: { audio: `data:audio/wav;base64,${sound}`, text: 'Be brief.\nWhat is it?' },
      parameters: { max_new_tokens: 5 },
    })
  })

  test('a sound is written as OpenAI’s part', () => {
    const audio = `data:audio/wav;base64,${sound}`
    expect(encodeHubRequest('audio-text-to-text', { inputs: { audio, text: 'What?' } })).toEqual({
      messages: [
        {
          role: 'user',
          content: [
            { type: 'input_audio', input_audio: { data: sound, format: 'wav' } },
            { type: 'text', text: 'What?' },
          ],
        },
      ],
    })
  })
})
