import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import OpenAI, { APIError } from 'openai'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  decodeOpenAiOutput,
  decodeOpenAiRequest,
  encodeOpenAiOutput,
  encodeOpenAiRequest,
  type OpenAiOutput,
  type OpenAiRequest,
} from '../../src/dialects/openAi/index.ts'
import {
  decodeStream,
  encodeStream,
  type CompletionPiece,
  type StreamPiece,
} from '../../src/dialects/stream/index.ts'
import { TASK_EXAMPLES } from '../../src/examples.ts'
import { chunksOf, collect } from '../stream/chunks.ts'

type Chat = OpenAiRequest<'chat-completion'>
type Answer = OpenAiOutput<'chat-completion'>
type Piece = StreamPiece<'chat-completion'>

/** What the server answers with, and what it got. */
let answer: Answer
let pieces: AsyncIterable<Piece>
let texts: AsyncIterable<CompletionPiece>
let bodies: unknown[] = []

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

/** A server that reads and writes by the dialect alone. */
const server = createServer(async (request, response) => {
  const body = await bodyOf(request)
  bodies.push(body)
  const isChat = request.url === '/v1/chat/completions'
  const isStream = typeof body === 'object' && body !== null && Reflect.get(body, 'stream') === true
  if (isStream) {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const bytes = isChat
      ? encodeStream('chat-completion', pieces)
      : encodeStream('completion', texts)
    for await (const chunk of bytes) response.write(chunk)
    response.end()
    return
  }
  const json = isChat
    ? encodeOpenAiOutput('chat-completion', answer)
    : encodeOpenAiOutput('text-generation', [{ generated_text: 'upon a time' }], {
        id: 'cmpl-1',
        created: 1,
        model: 'm',
      })
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(json))
})

let client: OpenAI

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address with a port.
  const { port } = server.address() as AddressInfo
  client = new OpenAI({ apiKey: 'none', baseURL: `http://127.0.0.1:${port}/v1`, maxRetries: 0 })
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  bodies = []
})

const messages = [{ role: 'user', content: 'Hi' }] as const
const header = { id: 'chatcmpl-1', created: 1_760_000_000, model: 'm' }

describe('the client of OpenAI reads what is written', () => {
  test.each(TASK_EXAMPLES['chat-completion'])(
    'the example “$title”',
    async ({ request, output }) => {
      answer = decodeOpenAiOutput('chat-completion', output)
      const given: Chat = decodeOpenAiRequest(
        'chat-completion',
        encodeOpenAiRequest('chat-completion', request),
      )
      const got = await client.chat.completions.create({
        ...encodeOpenAiRequest('chat-completion', given, { model: 'm' }),
        messages: [...messages],
        model: 'm',
        stream: false,
      })
      expect(got.choices[0]?.message.refusal).toBeNull()
      expect(got.choices[0]?.logprobs).toBeNull()
      expect(decodeOpenAiOutput('chat-completion', got)).toEqual(answer)
    },
  )

  test('what its client sends is read', async () => {
    answer = { ...header, choices: [] }
    await client.chat.completions.create({
      model: 'm',
      messages: [
        { role: 'developer', content: 'Be brief.' },
        {
          role: 'user',
          content: [{ type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } }],
        },
        {
          role: 'assistant',
          tool_calls: [{ id: 'c', type: 'custom', custom: { name: 'f', input: 'x' } }],
        },
        { role: 'tool', tool_call_id: 'c', content: [{ type: 'text', text: '1' }] },
      ],
      max_completion_tokens: 5,
      stop: null,
      tools: [{ type: 'custom', custom: { name: 'f' } }],
      tool_choice: { type: 'custom', custom: { name: 'f' } },
      response_format: { type: 'json_object' },
    })
    expect(decodeOpenAiRequest('chat-completion', bodies[0])).toMatchObject({
      inputs: {
        messages: [
          { role: 'system' },
          { role: 'user', content: [{ type: 'input_audio' }] },
          {
            role: 'assistant',
            tool_calls: [{ id: 'c', type: 'custom', function: { name: 'f', arguments: 'x' } }],
          },
          { role: 'tool', tool_call_id: 'c' },
        ],
      },
      parameters: { max_tokens: 5, response_format: { type: 'json_object' } },
    })
  })

  test('a streamed answer with thoughts, words, calls and usage is put together by its helper', async () => {
    const choice = (
      delta: Piece['choices'][number]['delta'],
      finish_reason: string | null = null,
    ) => ({
      ...header,
      choices: [{ index: 0, delta, finish_reason }],
    })
    pieces = chunksOf<Piece>([
      choice({ role: 'assistant', reasoning_content: 'Hm.' }),
      choice({ content: 'Grüß' }),
      choice({ content: ' dich 😀' }),
      choice({
        tool_calls: [
          { index: 0, id: 'c', type: 'function', function: { name: 'f', arguments: '' } },
        ],
      }),
      choice({ tool_calls: [{ index: 0, function: { arguments: '{"a"' } }] }),
      choice({ tool_calls: [{ index: 0, function: { arguments: ':1}' } }] }),
      choice({}, 'tool_calls'),
      {
        ...header,
        choices: [],
        usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
      },
    ])
    const stream = client.chat.completions.stream({
      model: 'm',
      messages: [...messages],
      stream_options: { include_usage: true },
    })
    const final = await stream.finalChatCompletion()
    expect(final.choices[0]?.message).toMatchObject({
      role: 'assistant',
      content: 'Grüß dich 😀',
      tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{"a":1}' } }],
    })
    expect(final.usage?.total_tokens).toBe(5)
    expect(decodeOpenAiRequest('chat-completion', bodies[0]).parameters).toEqual({
      stream: true,
      stream_options: { include_usage: true },
    })
  })

  test('what servers stream badly, written again, is put together rightly', async () => {
    const gemini = [
      {
        choices: [
          {
            delta: {
              role: 'assistant',
              tool_calls: [{ index: 0, id: '', function: { name: 'f', arguments: '{}' } }],
            },
          },
        ],
      },
      {
        choices: [
          {
            delta: { tool_calls: [{ index: 0, id: '', function: { name: 'g', arguments: '{}' } }] },
            finish_reason: 'STOP',
          },
        ],
      },
    ]
    const bytes = gemini.map((chunk) => `data: ${JSON.stringify({ id: 'a', ...chunk })}\n\n`)
    pieces = decodeStream('chat-completion', chunksOf(bytes))
    const final = await client.chat.completions
      .stream({ model: 'm', messages: [...messages] })
      .finalChatCompletion()
    const calls = final.choices[0]?.message.tool_calls ?? []
    expect(calls.map((call) => (call.type === 'function' ? call.function.name : ''))).toEqual([
      'f',
      'g',
    ])
    expect(new Set(calls.map(({ id }) => id)).size).toBe(2)
  })

  test('an error within a stream is one for the client', async () => {
    pieces = (async function* () {
      yield { ...header, choices: [{ index: 0, delta: { content: 'Hi' }, finish_reason: null }] }
      throw new RangeError('secret')
    })()
    const stream = await client.chat.completions.create({
      model: 'm',
      messages: [...messages],
      stream: true,
    })
    const error: unknown = await collect(stream).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(APIError)
    expect(String(error)).toContain('The server failed.')
    expect(String(error)).not.toContain('secret')
  })

  test('completions, whole and streamed', async () => {
    const whole = await client.completions.create({ model: 'm', prompt: 'Once', max_tokens: 3 })
    expect(whole).toMatchObject({
      object: 'text_completion',
      choices: [{ index: 0, text: 'upon a time', finish_reason: 'stop', logprobs: null }],
    })
    expect(decodeOpenAiOutput('text-generation', whole)).toEqual([
      { generated_text: 'upon a time' },
    ])
    expect(decodeOpenAiRequest('text-generation', bodies[0])).toEqual({
      inputs: 'Once',
      parameters: { max_new_tokens: 3, return_full_text: false },
    })
    texts = chunksOf<CompletionPiece>(
      ['upon', ' a time'].map((text, index) => ({
        ...header,
        object: 'text_completion',
        choices: [{ index: 0, text, finish_reason: index === 1 ? 'stop' : null }],
      })),
    )
    const streamed = await collect(
      await client.completions.create({ model: 'm', prompt: 'Once', stream: true }),
    )
    expect(streamed.map(({ choices }) => choices[0]?.text).join('')).toBe('upon a time')
  })
})
