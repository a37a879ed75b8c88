import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import Anthropic from '@anthropic-ai/sdk'
import { demoModelDirectory } from '@taskmesh/demo-models'
import { afterAll, describe, expect, test } from 'vitest'
import { chatModels } from '../support/chatModels.ts'
import { serveModels } from '../support/serveModels.ts'

const SEEING = resolve(import.meta.dirname, '../../../../parity/models/image-text-to-text-llava')

const TOOL = {
  name: 'Jim',
  description: 'A tool.',
  input_schema: { type: 'object' as const, properties: {} },
}

const chats = await chatModels()
const { runner, url, close } = await serveModels([
  ...chats.options,
  { task: 'chat-completion', id: 'me/sees', path: SEEING },
  { task: 'text-generation', id: 'me/stories', path: demoModelDirectory('text-generation') },
])
const client = new Anthropic({ baseURL: url, apiKey: 'none', maxRetries: 0 })

afterAll(async () => {
  await close()
  await chats.remove()
})

const messages = [{ role: 'user' as const, content: 'Once upon a time' }]
const call = { model: 'me/chat', max_tokens: 8, messages }

describe('messages.create', () => {
  test('default: the answer of the model, and why it ended', async () => {
    const { data, response } = await client.messages.create(call).withResponse()
    expect(data).toMatchObject({
      id: expect.stringMatching(/^msg_/),
      type: 'message',
      role: 'assistant',
      model: 'me/chat',
      content: [{ type: 'text', text: expect.stringContaining('there was') }],
      stop_reason: 'max_tokens',
      stop_sequence: null,
      usage: { input_tokens: 5, output_tokens: 8 },
    })
    expect(response.headers.get('request-id')).toBe(response.headers.get('x-request-id'))
  })

  test('args: system and blocks reach the model as the words of a chat', async () => {
    const system = [{ type: 'text' as const, text: 'Once upon' }]
    const content = [{ type: 'text' as const, text: ' a time' }]
    const answer = await client.messages.create({
      ...call,
      system,
      messages: [{ role: 'user', content }],
    })
    expect(answer.content).toEqual((await client.messages.create(call)).content)
  })

  test('args: stop_sequences end it, and the answer says which', async () => {
    const answer = await client.messages.create({
      ...call,
      max_tokens: 60,
      stop_sequences: ['xyzzy', '.'],
    })
    expect(answer).toMatchObject({ stop_reason: 'stop_sequence', stop_sequence: '.' })
    expect(answer.content[0]).toMatchObject({ text: expect.not.stringContaining('.') })
  })

  test('args: top_k of 1 draws the most probable token', async () => {
    const sampling = { temperature: 1, top_k: 1 }
    const drawn = await client.messages.create({ ...call, ...sampling })
    expect(drawn.content).toEqual((await client.messages.create(call)).content)
  })

  test('args: an image is seen', async () => {
    const image = await readFile(`${SEEING}/tall.png`)
    const text = 'What is it?'
    const { output } = await runner.run(
      'chat-completion',
      {
        inputs: {
          messages: [
            {
              role: 'user' as const,
              content: [
                { type: 'image_url' as const, image_url: { url: image } },
                { type: 'text' as const, text },
              ],
            },
          ],
        },
        parameters: { max_tokens: 8 },
      },
      { model: 'me/sees' },
    )
    const data = image.toString('base64')
    const source = { type: 'base64' as const, media_type: 'image/png' as const, data }
    const content = [
      { type: 'image' as const, source },
      { type: 'text' as const, text },
    ]
    const answer = await client.messages.create({
      model: 'me/sees',
      max_tokens: 8,
      messages: [{ role: 'user', content }],
    })
    expect(answer.content).toMatchObject([{ text: output.choices[0]?.message.content }])
  })

  test('args: a conversation with tools is read', async () => {
    const answer = await client.messages.create({
      ...call,
      tools: [TOOL],
      tool_choice: { type: 'auto', disable_parallel_tool_use: true },
      messages: [
        ...messages,
        {
          role: 'assistant',
          content: [
            { type: 'text', text: ' there was' },
            { type: 'tool_use', id: 'toolu_1', name: 'Jim', input: { a: 1 } },
          ],
        },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 'toolu_1', content: 'a little' },
            { type: 'text', text: ' girl' },
          ],
        },
      ],
    })
    expect(answer.usage.input_tokens).toBeGreaterThan(8)
  })

  test.each([
    [
      'an image for a model that reads words',
      {
        messages: [
          {
            role: 'user',
            content: [
              {
                type: 'image',
                source: {
                  type: 'base64',
                  media_type: 'image/png',
                  data: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
                },
              },
            ],
          },
        ],
      },
      /messages\[0\]\.content\[0\]/,
    ],
    [
      'an image that is a file',
      {
        messages: [
          { role: 'user', content: [{ type: 'image', source: { type: 'file', file_id: 'f' } }] },
        ],
      },
      /messages\[0\]\.content\[0\]\.source/,
    ],
    [
      'a block that is not known',
      { messages: [{ role: 'user', content: [{ type: 'search_result' }] }] },
      /messages\[0\]\.content\[0\]\.type/,
    ],
    [
      'a tool of Anthropic',
      { tools: [{ type: 'web_search_20250305', name: 'web_search' }] },
      /tools\[0\]\.type/,
    ],
    [
      'a tool that has to be called',
      { tools: [TOOL], tool_choice: { type: 'any' } },
      /tool_choice/,
    ],
    ['a budget for thoughts', { thinking: { type: 'enabled', budget_tokens: 1024 } }, /thinking/],
    [
      'a form of answers',
      { output_config: { format: { type: 'json_schema', schema: { type: 'object' } } } },
      /output_config\.format/,
    ],
    ['no tokens to write', { max_tokens: 0 }, /max_tokens/],
    [
      'servers of tools',
      { mcp_servers: [{ type: 'url', url: 'https://x.test', name: 'x' }] },
      /mcp_servers/,
    ],
  ])('error: %s', async (_, more, message) => {
    const asked = client.messages.create({ ...call, ...more } as never)
    await expect(asked).rejects.toBeInstanceOf(Anthropic.BadRequestError)
    await expect(asked).rejects.toMatchObject({
      error: {
        type: 'error',
        error: { type: 'invalid_request_error', message: expect.stringMatching(message) },
        request_id: expect.any(String),
      },
    })
  })

  test('error: a model that is not served', async () => {
    const asked = client.messages.create({ ...call, model: 'claude' })
    await expect(asked).rejects.toBeInstanceOf(Anthropic.NotFoundError)
    await expect(asked).rejects.toMatchObject({ error: { error: { type: 'not_found_error' } } })
  })

  test('behavior: no model means the first that chats; fields and versions that are not known are ignored', async () => {
    const response = await fetch(`${url}/v1/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'anthropic-version': '2099-01-01',
        'anthropic-beta': 'x',
      },
      body: JSON.stringify({ max_tokens: 1, messages, unknown_field: 1 }),
    })
    expect(await response.json()).toMatchObject({ type: 'message', model: 'me/chat' })
  })
})

describe('messages.stream', () => {
  test('default: the pieces are the answer', async () => {
    const answer = await client.messages.create(call)
    const stream = client.messages.stream(call)
    const texts: string[] = []
    stream.on('text', (text) => texts.push(text))
    const streamed = await stream.finalMessage()
    expect({ ...streamed, id: '' }).toMatchObject({ ...answer, id: '' })
    expect(texts.length).toBeGreaterThan(3)
  })

  test('behavior: the events come in the order of Anthropic', async () => {
    const kinds: string[] = []
    const stream = await client.messages.create({ ...call, stream: true })
    for await (const { type } of stream) kinds.push(type)
    expect([...new Set(kinds)]).toEqual([
      'message_start',
      'content_block_start',
      'content_block_delta',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ])
    const response = await client.messages.create({ ...call, stream: true }).asResponse()
    expect(await response.text()).toContain('event: ping\ndata: {"type":"ping"}')
  })

  test('error: before the first event it has a status', async () => {
    const stream = client.messages.create({ ...call, model: 'claude', stream: true })
    await expect(stream).rejects.toBeInstanceOf(Anthropic.NotFoundError)
  })
})

test('messages.countTokens', async () => {
  const { model } = call
  expect(await client.messages.countTokens({ model, messages })).toEqual({ input_tokens: 5 })
  const withTools = await client.messages.countTokens({ model, messages, tools: [TOOL] })
  expect(withTools.input_tokens).toBeGreaterThan(5)
})

describe('a model that thinks and calls tools', () => {
  const tools = [{ name: 'weather', input_schema: { type: 'object' as const } }]
  const question = { role: 'user' as const, content: 'Weather in Rome?' }
  const asked = { model: 'me/agent', max_tokens: 50, tools, messages: [question] }

  test('messages.create: thoughts, and a call whose result it reads', async () => {
    const first = await client.messages.create({ ...asked, tool_choice: { type: 'any' } })
    expect(first).toMatchObject({
      stop_reason: 'tool_use',
      content: [
        { type: 'thinking', thinking: 'A tool knows.' },
        { type: 'tool_use', id: 'call_1', name: 'weather', input: { about: 'Weather in Rome?' } },
      ],
    })
    const result = { type: 'tool_result' as const, tool_use_id: 'call_1', content: 'sunny' }
    const second = await client.messages.create({
      ...asked,
      messages: [
        question,
        { role: 'assistant', content: first.content },
        { role: 'user', content: [result] },
      ],
    })
    expect(second).toMatchObject({
      stop_reason: 'end_turn',
      content: [{ type: 'text', text: 'It is sunny.' }],
    })
  })

  test('messages.stream: the same in pieces', async () => {
    const whole = await client.messages.create(asked)
    const stream = client.messages.stream(asked)
    const inputs: string[] = []
    stream.on('inputJson', (part) => inputs.push(part))
    const streamed = await stream.finalMessage()
    expect(streamed.content).toMatchObject(whole.content)
    expect(streamed.usage.input_tokens).toBe(whole.usage.input_tokens)
    expect(inputs.filter((part) => part !== '').length).toBeGreaterThan(1)
  })

  test('error: one that comes when the stream has begun is its last event', async () => {
    const broken = { ...asked, tools: [], messages: [{ role: 'user' as const, content: 'Break.' }] }
    const response = await client.messages.create({ ...broken, stream: true }).asResponse()
    const text = await response.text()
    expect(text).toMatch(
      /event: error\ndata: \{"type":"error","error":\{"type":"api_error".*"request_id":/,
    )
    const stream = client.messages.stream(broken)
    await expect(stream.finalMessage()).rejects.toBeInstanceOf(Anthropic.APIError)
  })
})
