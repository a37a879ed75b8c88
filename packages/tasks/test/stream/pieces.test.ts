import fc from 'fast-check'
import { completionPiece } from '../../src/dialects/openAi/completion/completionPiece.ts'
import { ZOD_SCHEMAS } from '../../src/zod/index.ts'
import { describe, expect, test } from 'vitest'
import { openAiPieceReader } from '../../src/dialects/openAi/index.ts'
import {
  decodeStream,
  encodeStream,
  InvalidOutputError,
  InvalidStreamError,
  StreamFailedError,
  type StreamFormat,
  type StreamPiece,
} from '../../src/dialects/stream/index.ts'
import { STREAM_FORMATS } from '../../src/dialects/stream/formats/formats.ts'
import { arbitraryOf } from '../arbitraryOf.ts'
import { chatSense } from '../chatSense.ts'
import { bytesOf, chunksOf, collect, cut } from './chunks.ts'

const HEADER = { id: 'a', created: 1, model: 'm' }
const CHUNK = { ...HEADER, object: 'chat.completion.chunk' } as const
const MADE = expect.stringMatching(/^[A-Za-z0-9]{9}$/)

const wire = (delta: unknown, choice: object = {}) => ({
  ...CHUNK,
  choices: [{ index: 0, delta, finish_reason: null, ...choice }],
})
const canonical = wire
const usage = { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 }
const begins = (index: number, id: unknown, args?: string) => ({
  index,
  id,
  type: 'function',
  function: { name: 'f', ...(args === undefined ? {} : { arguments: args }) },
})
const goesOn = (index: number, args: string) => ({ index, function: { arguments: args } })

/** Pieces that servers stream one after another, and the same in canonical form. */
const variants: [server: string, what: string, wire: unknown[], canonical: unknown[]][] = [
  [
    'OpenAI',
    'its own form',
    [
      wire({ role: 'assistant', content: '', refusal: null }, { logprobs: null }),
      wire({ content: 'Hi' }),
      wire({}, { finish_reason: 'stop' }),
      { ...CHUNK, choices: [], usage },
    ],
    [
      canonical({ role: 'assistant', content: '' }),
      canonical({ content: 'Hi' }),
      canonical({}, { finish_reason: 'stop' }),
      { ...CHUNK, choices: [], usage },
    ],
  ],
  [
    'OpenAI',
    'usage null until the last piece, obfuscation',
    [{ ...wire({ content: 'Hi' }), usage: null, obfuscation: 'x' }],
    [{ ...canonical({ content: 'Hi' }), obfuscation: 'x' }],
  ],
  [
    'OpenAI',
    'tool calls',
    [
      wire({ tool_calls: [begins(0, 'c', '')] }),
      wire({ tool_calls: [goesOn(0, '{}')] }),
      wire({ tool_calls: [begins(1, 'd', '')] }),
    ],
    [
      canonical({ tool_calls: [begins(0, 'c', '')] }),
      canonical({ tool_calls: [goesOn(0, '{}')] }),
      canonical({ tool_calls: [begins(1, 'd', '')] }),
    ],
  ],
  [
    'OpenAI',
    'function_call, of before there were tools',
    [
      wire({ function_call: { name: 'f', arguments: '' } }),
      wire({ function_call: { arguments: '{}' } }),
      wire({}, { finish_reason: 'function_call' }),
    ],
    [
      canonical({ tool_calls: [begins(0, MADE, '')] }),
      canonical({ tool_calls: [goesOn(0, '{}')] }),
      canonical({}, { finish_reason: 'tool_calls' }),
    ],
  ],
  [
    'OpenAI',
    'a custom tool',
    [
      wire({
        tool_calls: [{ index: 0, id: 'c', type: 'custom', custom: { name: 'f', input: '' } }],
      }),
      wire({ tool_calls: [{ index: 0, custom: { input: 'x' } }] }),
    ],
    [
      canonical({ tool_calls: [{ ...begins(0, 'c', ''), type: 'custom' }] }),
      canonical({ tool_calls: [{ ...goesOn(0, 'x'), type: 'custom' }] }),
    ],
  ],
  [
    'Azure',
    'a first piece without choices or a header',
    [
      {
        id: '',
        object: '',
        created: 0,
        model: '',
        choices: [],
        prompt_filter_results: [{ prompt_index: 0 }],
      },
      wire({ content: 'Hi' }),
    ],
    [
      {
        id: '',
        created: 0,
        model: '',
        object: 'chat.completion.chunk',
        choices: [],
        prompt_filter_results: [{ prompt_index: 0 }],
      },
      canonical({ content: 'Hi' }),
    ],
  ],
  [
    'Azure',
    'a choice without delta',
    [{ ...CHUNK, choices: [{ index: 0, finish_reason: null, content_filter_offsets: {} }] }],
    [canonical({}, { content_filter_offsets: {} })],
  ],
  [
    'vLLM',
    'null for what there is not, a type in each piece',
    [
      wire({ role: '', content: null, reasoning_content: 'Hm.', tool_calls: [] }),
      wire({
        tool_calls: [
          { id: 'c', type: 'function', index: 0, function: { name: 'f', arguments: null } },
        ],
      }),
      wire({
        tool_calls: [
          { id: 'c', type: 'function', index: 0, function: { name: null, arguments: '{}' } },
        ],
      }),
    ],
    [
      canonical({ reasoning_content: 'Hm.' }),
      canonical({ tool_calls: [begins(0, 'c')] }),
      canonical({ tool_calls: [goesOn(0, '{}')] }),
    ],
  ],
  [
    'SGLang',
    'the id and the name in each piece',
    [wire({ tool_calls: [begins(0, 'c', '{')] }), wire({ tool_calls: [begins(0, 'c', '}')] })],
    [canonical({ tool_calls: [begins(0, 'c', '{')] }), canonical({ tool_calls: [goesOn(0, '}')] })],
  ],
  [
    'TGI',
    'an id that is empty',
    [
      wire({
        role: 'assistant',
        tool_calls: [
          { index: 0, id: '', type: 'function', function: { name: 'f', arguments: '' } },
        ],
      }),
      wire({
        tool_calls: [
          { index: 0, id: '', type: 'function', function: { name: null, arguments: '{}' } },
        ],
      }),
    ],
    [
      canonical({ role: 'assistant', tool_calls: [begins(0, MADE, '')] }),
      canonical({ tool_calls: [goesOn(0, '{}')] }),
    ],
  ],
  [
    'TGI 2',
    'one call without a list around it',
    [
      wire({
        role: 'assistant',
        tool_calls: { index: 0, id: '', type: 'function', function: { name: 'f', arguments: '' } },
      }),
      wire({
        role: 'assistant',
        tool_calls: {
          index: 0,
          id: '',
          type: 'function',
          function: { name: null, arguments: '{}' },
        },
      }),
    ],
    [
      canonical({ role: 'assistant', tool_calls: [begins(0, MADE, '')] }),
      canonical({ tool_calls: [goesOn(0, '{}')] }),
    ],
  ],
  [
    'Gemini',
    'whole calls, all of index 0',
    [
      wire({
        tool_calls: [
          { index: 0, id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } },
        ],
      }),
      wire({
        tool_calls: [
          { index: 0, id: 'd', type: 'function', function: { name: 'f', arguments: '{}' } },
        ],
      }),
    ],
    [
      canonical({ tool_calls: [begins(0, 'c', '{}')] }),
      canonical({ tool_calls: [begins(1, 'd', '{}')] }),
    ],
  ],
  [
    'Ollama',
    'whole calls without index or type, arguments as objects',
    [
      wire({
        tool_calls: [
          { id: 'c', function: { name: 'f', arguments: {} } },
          { id: 'd', function: { name: 'f', arguments: {} } },
        ],
      }),
    ],
    [canonical({ tool_calls: [begins(0, 'c', '{}'), begins(1, 'd', '{}')] })],
  ],
  [
    'any',
    'calls without index, id or type',
    [
      wire({ tool_calls: [{ function: { name: 'f', arguments: '{' } }] }),
      wire({ tool_calls: [{ function: { arguments: '}' } }] }),
      wire({ tool_calls: [{ function: { name: 'f', arguments: '{}' } }] }),
    ],
    [
      canonical({ tool_calls: [begins(0, MADE, '{')] }),
      canonical({ tool_calls: [goesOn(0, '}')] }),
      canonical({ tool_calls: [begins(1, MADE, '{}')] }),
    ],
  ],
  [
    'any',
    'an index and an id that are null',
    [
      wire({
        tool_calls: [{ index: null, id: null, type: null, function: { name: 'f', arguments: '' } }],
      }),
    ],
    [canonical({ tool_calls: [begins(0, MADE, '')] })],
  ],
  [
    'Fireworks',
    'the role in each piece',
    [
      wire({ role: 'assistant', content: 'H' }),
      wire({ role: 'assistant', content: 'i' }),
      { ...CHUNK, choices: [{ index: 1, delta: { role: 'assistant' } }] },
    ],
    [
      canonical({ role: 'assistant', content: 'H' }),
      canonical({ content: 'i' }),
      canonical({ role: 'assistant' }, { index: 1 }),
    ],
  ],
  [
    'OpenRouter',
    'thoughts as reasoning, content empty',
    [wire({ role: 'assistant', content: '', reasoning: 'Hm.' }, { native_finish_reason: null })],
    [
      canonical(
        { role: 'assistant', content: '', reasoning_content: 'Hm.' },
        { native_finish_reason: null },
      ),
    ],
  ],
  [
    'Groq',
    'usage under a name of its own',
    [{ ...CHUNK, choices: [], x_groq: { id: 'r', usage } }],
    [{ ...CHUNK, choices: [], x_groq: { id: 'r', usage }, usage }],
  ],
  [
    'Mistral',
    'content in parts',
    [
      wire({ content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Hm.' }] }] }),
      wire({ content: [{ type: 'text', text: 'Hi' }] }),
    ],
    [canonical({ reasoning_content: 'Hm.' }), canonical({ content: 'Hi' })],
  ],
  [
    'Together',
    'text beside delta, finish_reason eos',
    [
      {
        ...CHUNK,
        choices: [
          { index: 0, text: 'Hi', delta: { content: 'Hi', token_id: 1 }, finish_reason: 'eos' },
        ],
      },
    ],
    [canonical({ content: 'Hi', token_id: 1 }, { finish_reason: 'stop' })],
  ],
  [
    'DashScope',
    'message in place of delta',
    [
      {
        ...CHUNK,
        choices: [{ message: { role: 'assistant', content: 'Hi' }, finish_reason: 'null' }],
      },
    ],
    [canonical({ role: 'assistant', content: 'Hi' })],
  ],
  [
    'Perplexity',
    'delta beside the message so far',
    [
      {
        ...CHUNK,
        choices: [
          {
            index: 0,
            message: { content: 'Hi you' },
            delta: { content: ' you' },
            finish_reason: null,
          },
        ],
      },
    ],
    [canonical({ content: ' you' })],
  ],
  [
    'any',
    'text in place of delta',
    [{ ...CHUNK, choices: [{ index: 0, text: 'Hi' }] }],
    [canonical({ content: 'Hi' })],
  ],
  ['any', 'delta null', [{ ...CHUNK, choices: [{ index: 0, delta: null }] }], [canonical({})]],
  [
    'any',
    'choices null or missing, with usage',
    [
      { ...CHUNK, choices: null, usage },
      { ...CHUNK, usage },
    ],
    [
      { ...CHUNK, choices: [], usage },
      { ...CHUNK, choices: [], usage },
    ],
  ],
  [
    'any',
    'the header in the first piece only',
    [wire({ content: 'H' }), { choices: [{ delta: { content: 'i' } }] }],
    [canonical({ content: 'H' }), canonical({ content: 'i' })],
  ],
  [
    'any',
    'no header at all, another object',
    [{ object: 'chunk', choices: [{ delta: { content: 'Hi' } }] }],
    [{ ...canonical({ content: 'Hi' }), id: '', created: 0, model: '' }],
  ],
  [
    'Gemini',
    'calls of one tool, all at place 0 and without ids',
    [
      wire({
        tool_calls: [1, 2].map((a) => ({
          index: 0,
          id: '',
          type: 'function',
          function: { name: 'f', arguments: `{"a":"}${a}"}` },
        })),
      }),
    ],
    [canonical({ tool_calls: [begins(0, MADE, '{"a":"}1"}'), begins(1, MADE, '{"a":"}2"}')] })],
  ],
  [
    'any',
    'the name of a tool in every piece of its call',
    [
      wire({ tool_calls: [{ index: 0, id: 'c', function: { name: 'f', arguments: '{"a":' } }] }),
      wire({ tool_calls: [{ index: 0, function: { name: 'f', arguments: '{"b":1}' } }] }),
      wire({ tool_calls: [{ index: 0, function: { name: 'f', arguments: '}' } }] }),
    ],
    [
      canonical({ tool_calls: [begins(0, 'c', '{"a":')] }),
      canonical({ tool_calls: [goesOn(0, '{"b":1}')] }),
      canonical({ tool_calls: [goesOn(0, '}')] }),
    ],
  ],
  [
    'any',
    'a call whose tool lies in it',
    [wire({ tool_calls: [{ index: 0, id: 'c', name: 'f', arguments: { a: 1 } }] })],
    [canonical({ tool_calls: [begins(0, 'c', '{"a":1}')] })],
  ],
  [
    'Moonshot',
    'usage in the choice',
    [wire({}, { finish_reason: 'stop', usage })],
    [{ ...canonical({}, { finish_reason: 'stop', usage }), usage }],
  ],
  [
    'any',
    'error null',
    [{ ...wire({ content: 'Hi' }), error: null }],
    [{ ...canonical({ content: 'Hi' }), error: null }],
  ],
]

const sse = (...pieces: unknown[]) =>
  pieces.map((piece) => `data: ${JSON.stringify(piece)}\n\n`).join('')
const decode = <Format extends StreamFormat>(format: Format, text: string) =>
  collect(decodeStream(format, chunksOf([bytesOf(text)])))

describe('chats of servers are brought to one form', () => {
  test.each(variants)('%s: %s', async (_server, _what, pieces, expected) => {
    const read = await decode('chat-completion', `${sse(...pieces)}data: [DONE]\n\n`)
    expect(read).toEqual(expected)
    const one = openAiPieceReader('chat-completion')
    expect(pieces.map((piece) => one(piece))).toEqual(expected)
  })

  test.each(variants)(
    '%s: %s, written and read again, is the same',
    async (_server, _what, pieces) => {
      const read = await decode('chat-completion', sse(...pieces))
      const again = await collect(
        decodeStream('chat-completion', encodeStream('chat-completion', chunksOf(read))),
      )
      expect(chatSense(again)).toEqual(chatSense(read))
    },
  )
})

const token = { id: 1, text: 'a', logprob: -0.1, special: false }
const details = { finish_reason: 'length', generated_tokens: 1, seed: null }

describe('other answers', () => {
  test.each<[StreamFormat, string, unknown, unknown]>([
    [
      'text-generation',
      'TGI',
      { index: 1, token, top_tokens: [token], generated_text: null, details: null },
      { index: 1, token, top_tokens: [token], generated_text: null, details: null },
    ],
    [
      'text-generation',
      'TGI, the last piece',
      { index: 2, token, generated_text: 'ab', details },
      { index: 2, token, generated_text: 'ab', details },
    ],
    [
      'text-generation',
      'llama.cpp and others, half of it',
      { token: { text: 'a' } },
      { token: { id: 0, text: 'a', logprob: null, special: false } },
    ],
    [
      'text-generation',
      'reasons of other servers',
      { token, generated_text: 'a', details: { finish_reason: 'eos' } },
      { token, generated_text: 'a', details: { finish_reason: 'eos_token', generated_tokens: 0 } },
    ],
    [
      'text2text-generation',
      'the text alone',
      { generated_text: 'ab' },
      { token: { id: 0, text: '', logprob: null, special: true }, generated_text: 'ab' },
    ],
    [
      'completion',
      'OpenAI',
      {
        ...HEADER,
        object: 'text_completion',
        choices: [{ index: 0, text: 'a', logprobs: null, finish_reason: null }],
      },
      {
        ...HEADER,
        object: 'text_completion',
        choices: [{ index: 0, text: 'a', finish_reason: null }],
      },
    ],
    [
      'completion',
      'vLLM, usage',
      { ...HEADER, object: 'text_completion', choices: [], usage },
      { ...HEADER, object: 'text_completion', choices: [], usage },
    ],
    [
      'completion',
      'any, half of it',
      { choices: [{ text: 'a', finish_reason: 'eos_token' }] },
      {
        id: '',
        created: 0,
        model: '',
        object: 'text_completion',
        choices: [{ index: 0, text: 'a', finish_reason: 'stop' }],
      },
    ],
    [
      'completion',
      'any, a chat in its place',
      { ...HEADER, choices: [{ index: 0, delta: { content: 'a' } }] },
      {
        ...HEADER,
        object: 'text_completion',
        choices: [{ index: 0, text: 'a', finish_reason: null }],
      },
    ],
  ])('%s: %s', async (format, _server, piece, expected) => {
    expect(await decode(format, sse(piece))).toEqual([expected])
  })
})

describe('how a stream may be written', () => {
  const hi = canonical({ content: 'Hi' })
  test.each([
    ['without [DONE]', sse(hi)],
    ['with what follows [DONE] left out', `${sse(hi)}data: [DONE]\n\ndata: nonsense\n\n`],
    ['with spaces around [DONE]', `${sse(hi)}data:  [DONE] \n\n`],
    ['with comments and pings', `: ping\n\nevent: ping\ndata: {}\n\n${sse(hi)}`],
    ['with empty data', `data:\n\n${sse(hi)}data: \n\n`],
    ['with kinds of its own', `event: chunk\n${sse(hi)}event: done\ndata: [DONE]\n\n`],
    [
      'with JSON over several lines',
      JSON.stringify(hi, null, 1)
        .split('\n')
        .map((line) => `data: ${line}\n`)
        .join('') + '\n',
    ],
    ['as lines of JSON', `${JSON.stringify(hi)}\n`],
    ['as one value of JSON, over several lines', JSON.stringify(hi, null, 2)],
    ['as a list', JSON.stringify([hi])],
    ['without a line end behind [DONE]', `${sse(hi)}data: [DONE]`],
    ['with [DONE] as JSON', `${sse(hi)}data: "[DONE]"\n\n`],
    ['without empty lines', `${sse(hi).trim()}\ndata: [DONE]\n`],
    ['without a last empty line', sse(hi).trimEnd()],
  ])('%s', async (_name, text) => {
    expect(await decode('chat-completion', text)).toEqual([hi])
  })

  test('several pieces without empty lines between', async () => {
    const text = sse(hi, hi).replaceAll('\n\n', '\n')
    expect(await decode('chat-completion', text)).toEqual([hi, hi])
    await expect(decode('chat-completion', `${text}data: {"a":`)).rejects.toThrow('breaks off')
  })

  test('arguments that lie too deep are an error of the stream', async () => {
    const args = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const piece = `{"choices":[{"delta":{"tool_calls":[{"function":{"name":"f","arguments":${args}}}]}}]}`
    await expect(decode('chat-completion', `data: ${piece}\n\n`)).rejects.toThrow(
      InvalidOutputError,
    )
    const read = openAiPieceReader('chat-completion')
    expect(() => read(JSON.parse(piece))).toThrow(InvalidOutputError)
  })

  test('counts as strings', async () => {
    const counts = { prompt_tokens: '1', completion_tokens: '2', total_tokens: '3' }
    const pieces = await decode('chat-completion', sse({ choices: [], usage: counts }))
    expect(pieces[0]?.usage).toEqual({ prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 })
  })

  test('numbers as Python writes them', async () => {
    const given = '{"token":{"id":1,"text":"a","logprob":-Infinity,"special":false}}'
    expect(await decode('text-generation', `data:${given}\n\n`)).toEqual([
      { token: { ...token, logprob: null } },
    ])
  })

  test('it stops reading at [DONE], which closes the source', async () => {
    let isClosed = false
    const source = (async function* () {
      try {
        yield `${sse(hi)}data: [DONE]\n\n`
        throw new RangeError('read too far')
      } finally {
        isClosed = true
      }
    })()
    expect(await collect(decodeStream('chat-completion', source))).toEqual([hi])
    expect(isClosed).toBe(true)
  })
})

describe('errors within a stream', () => {
  const failure = async (text: string, format: StreamFormat = 'chat-completion') => {
    const error: unknown = await decode(format, text).catch((thrown: unknown) => thrown)
    if (!(error instanceof StreamFailedError)) throw error
    const { serverMessage, serverType, serverCode, retryable } = error
    return [serverMessage, serverType, serverCode, retryable]
  }

  test.each<[string, string, unknown[]]>([
    [
      'OpenAI',
      sse({ error: { message: 'no', type: 'server_error', param: null, code: null } }),
      ['no', 'server_error', undefined, false],
    ],
    [
      'OpenAI',
      sse({ error: { message: 'slow down', type: 'requests', code: 'rate_limit_exceeded' } }),
      ['slow down', 'requests', 'rate_limit_exceeded', true],
    ],
    [
      'OpenAI, as a kind of event',
      `event: error\n${sse({ message: 'no', code: 'x' })}`,
      ['no', undefined, 'x', false],
    ],
    [
      'TGI',
      `event: error\n${sse({ error: 'Model is overloaded', error_type: 'overloaded' })}`,
      ['Model is overloaded', 'overloaded', undefined, true],
    ],
    [
      'TGI, without a kind',
      sse({ error: 'Request failed', error_type: 'generation' }),
      ['Request failed', 'generation', undefined, false],
    ],
    [
      'vLLM, older',
      sse({ object: 'error', message: 'no', type: 'BadRequestError', param: null, code: 400 }),
      ['no', 'BadRequestError', 400, false],
    ],
    [
      'OpenRouter, beside choices',
      sse({
        ...wire({ content: '' }, { finish_reason: 'error' }),
        error: { code: 502, message: 'Provider disconnected' },
      }),
      ['Provider disconnected', undefined, 502, true],
    ],
    ['Ollama', sse({ error: 'no' }), ['no', undefined, undefined, false]],
    ['FastAPI', sse({ detail: 'Not Found' }), ['Not Found', undefined, undefined, false]],
    [
      'FastAPI, a list',
      sse({ detail: [{ msg: 'no' }] }),
      ['[{"msg":"no"}]', undefined, undefined, false],
    ],
    [
      'llama.cpp',
      'error: {"code":500,"message":"no","type":"server_error"}\n\n',
      ['no', 'server_error', 500, true],
    ],
    [
      'llama.cpp, after an event',
      `${sse(wire({ content: 'Hi' }))}error: {"code":400,"message":"no"}\n\n`,
      ['no', undefined, 400, false],
    ],
    [
      'a body of JSON over several lines',
      JSON.stringify({ error: { message: 'no' } }, null, 2),
      ['no', undefined, undefined, false],
    ],
    ['a body of JSON', '{"error":{"message":"no"}}', ['no', undefined, undefined, false]],
    [
      'words',
      'event: error\ndata: upstream went away\n\n',
      ['upstream went away', undefined, undefined, false],
    ],
    [
      'an error without words',
      sse({ error: {} }),
      ['it gave no reason', undefined, undefined, false],
    ],
  ])('%s', async (_server, text, expected) => {
    expect(await failure(text)).toEqual(expected)
  })

  test('the pieces before come first', async () => {
    const seen: unknown[] = []
    const reading = async () => {
      const text = sse(wire({ content: 'Hi' }), { error: { message: 'no' } })
      for await (const piece of decodeStream('chat-completion', chunksOf([text]))) seen.push(piece)
    }
    await expect(reading()).rejects.toThrow(StreamFailedError)
    expect(seen).toHaveLength(1)
  })

  test('what is no JSON, and a piece of another shape', async () => {
    await expect(decode('chat-completion', 'data: <html>\n\n')).rejects.toThrow(InvalidStreamError)
    const error: unknown = await decode('chat-completion', sse(wire({ content: 5 }))).catch(
      (thrown: unknown) => thrown,
    )
    if (!(error instanceof InvalidOutputError)) throw error
    expect(error.issues.map(({ path }) => path)).toEqual(['choices[0].delta.content'])
  })

  test.each<[StreamFormat, string]>([
    [
      'chat-completion',
      'data: {"error":{"message":"The server failed.","type":"server_error","param":null,"code":null}}\n\n',
    ],
    [
      'completion',
      'data: {"error":{"message":"The server failed.","type":"server_error","param":null,"code":null}}\n\n',
    ],
    [
      'text-generation',
      'event: error\ndata: {"error":"The server failed.","error_type":"generation"}\n\n',
    ],
  ])(
    'what breaks the pieces of %s is the last event, and says nothing that is not ours',
    async (format, text) => {
      const seen: unknown[] = []
      const secret = new TypeError('password')
      const pieces: AsyncIterable<never> = {
        [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(secret) }),
      }
      const bytes = await collect(
        encodeStream(format, pieces, { onError: (error) => seen.push(error) }),
      )
      expect(new TextDecoder().decode(Buffer.concat(bytes))).toBe(text)
      expect(seen).toEqual([secret])
    },
  )

  test('an error that was read is written as it came', async () => {
    const given = sse({ error: { message: 'slow down', type: 'requests', param: null, code: 429 } })
    const bytes = await collect(
      encodeStream('chat-completion', decodeStream('chat-completion', chunksOf([given]))),
    )
    expect(await failure(new TextDecoder().decode(Buffer.concat(bytes)))).toEqual([
      'slow down',
      'requests',
      429,
      true,
    ])
  })
})

function isStreamFormat(name: string): name is StreamFormat {
  return Object.hasOwn(STREAM_FORMATS, name)
}

const FORMATS = Object.keys(STREAM_FORMATS).filter(isStreamFormat)

/** The schemas of zod that the pieces are checked by, compiled. */
const PIECES = {
  'chat-completion': ZOD_SCHEMAS['chat-completion'].stream,
  completion: completionPiece,
  'text-generation': ZOD_SCHEMAS['text-generation'].stream,
  'text2text-generation': ZOD_SCHEMAS['text2text-generation'].stream,
} as const

/** Any pieces that fit. */
function piecesOf<Format extends StreamFormat>(
  format: Format,
): fc.Arbitrary<StreamPiece<Format>[]> {
  // The arbitrary is made of the schema that the type is made of.
  const piece = arbitraryOf(PIECES[format]) as fc.Arbitrary<StreamPiece<Format>>
  return fc.array(piece, { maxLength: 4 })
}

describe('properties', () => {
  test.each(FORMATS)(
    '%s: bytes cut anywhere give the same pieces, which are those that were written',
    async (format) => {
      await fc.assert(
        fc.asyncProperty(
          piecesOf(format),
          fc.array(fc.nat(), { maxLength: 20 }),
          async (pieces, places) => {
            const bytes = Buffer.concat(await collect(encodeStream(format, chunksOf(pieces))))
            const whole = await collect(decodeStream(format, chunksOf([bytes])))
            expect(await collect(decodeStream(format, chunksOf(cut(bytes, places))))).toEqual(whole)
            const again = Buffer.concat(await collect(encodeStream(format, chunksOf(whole))))
            expect(chatSense(await collect(decodeStream(format, chunksOf([again]))))).toEqual(
              chatSense(whole),
            )
            expect(whole).toHaveLength(pieces.length)
          },
        ),
        { numRuns: 60 },
      )
    },
  )

  test('no JSON makes the reader fail otherwise than by its own errors', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FORMATS),
        fc.array(fc.json({ maxDepth: 4 })),
        async (format, values) => {
          const text = values.map((value) => `data: ${value}\n\n`).join('')
          const outcome: unknown = await decode(format, text).catch((error: unknown) => error)
          const isOurs =
            Array.isArray(outcome) ||
            outcome instanceof InvalidOutputError ||
            outcome instanceof InvalidStreamError ||
            outcome instanceof StreamFailedError
          expect(isOurs, String(outcome)).toBe(true)
        },
      ),
    )
  })
})
