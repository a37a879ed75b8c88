import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import OpenAI from 'openai'
import { zodTextFormat } from 'openai/helpers/zod'
import { afterAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { chatModels } from '../support/chatModels.ts'
import { serveModels } from '../support/serveModels.ts'

const SEEING = resolve(import.meta.dirname, '../../../../parity/models/image-text-to-text-llava')

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const chats = await chatModels()
const { runner, url, close } = await serveModels([
  ...chats.options,
  { task: 'image-text-to-text', id: 'me/sees', path: SEEING },
])
const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: 'none', maxRetries: 0 })

afterAll(async () => {
  await close()
  await chats.remove()
})

const call = { model: 'me/chat', input: 'Once upon a time', max_output_tokens: 8 }
const tools: OpenAI.Responses.FunctionTool[] = [
  { type: 'function', name: 'weather', parameters: { type: 'object' }, strict: true },
]

describe('responses.create', () => {
  test('default: the answer of the model, which is not stored', async () => {
    const response = await client.responses.create({ ...call, store: true, metadata: { a: 'b' } })
    expect(response).toMatchObject({
      id: expect.stringMatching(/^resp_/),
      object: 'response',
      status: 'incomplete',
      incomplete_details: { reason: 'max_output_tokens' },
      error: null,
      model: 'me/chat',
      store: false,
      metadata: { a: 'b' },
      max_output_tokens: 8,
      output: [{ type: 'message', role: 'assistant', status: 'incomplete' }],
      usage: { input_tokens: 5, output_tokens: 8, total_tokens: 13 },
    })
    expect(response.output_text).toContain('there was')
  })

  test('args: instructions, items and parts are one conversation', async () => {
    const { output_text } = await client.responses.create({
      ...call,
      instructions: 'Once',
      input: [
        { role: 'developer', content: ' upon' },
        { type: 'message', role: 'user', content: [{ type: 'input_text', text: ' a time' }] },
      ],
    })
    expect(output_text).toBe((await client.responses.create(call)).output_text)
  })

  test('args: include asks for the probabilities of tokens', async () => {
    const { output } = await client.responses.create({
      ...call,
      include: ['message.output_text.logprobs'],
      top_logprobs: 2,
    })
    const [item] = output
    const [part] = item?.type === 'message' ? item.content : []
    const [place] = part?.type === 'output_text' ? (part.logprobs ?? []) : []
    expect(place).toMatchObject({ token: expect.any(String), logprob: expect.any(Number) })
    expect(place?.top_logprobs).toHaveLength(2)
  })

  test('behavior: a tool is called, and its result is read', async () => {
    const asked = { model: 'me/agent', tools, input: 'Weather in Rome?' }
    const first = await client.responses.create({ ...asked, tool_choice: 'required' })
    expect(first).toMatchObject({
      status: 'completed',
      tools: [{ type: 'function', name: 'weather' }],
      output: [
        {
          type: 'reasoning',
          summary: [],
          content: [{ type: 'reasoning_text', text: 'A tool knows.' }],
        },
        { type: 'function_call', call_id: 'call_1', name: 'weather', status: 'completed' },
      ],
    })
    const second = await client.responses.create({
      ...asked,
      input: [
        { role: 'user', content: asked.input },
        ...first.output,
        { type: 'function_call_output', call_id: 'call_1', output: 'sunny' },
      ] as OpenAI.Responses.ResponseInput,
    })
    expect(second.output_text).toBe('It is sunny.')
  })

  test('behavior: an image is seen, by a model that answers one question as well', async () => {
    const image = await readFile(`${SEEING}/tall.png`)
    const request = { inputs: { image, text: 'What is it?' }, parameters: { max_new_tokens: 8 } }
    const { output } = await runner.run('image-text-to-text', request)
    const image_url = `data:image/png;base64,${image.toString('base64')}`
    const { output_text } = await client.responses.create({
      model: 'me/sees',
      max_output_tokens: 8,
      input: [
        {
          role: 'user',
          content: [
            { type: 'input_image', image_url, detail: 'auto' },
            { type: 'input_text', text: 'What is it?' },
          ],
        },
      ],
    })
    expect(output_text).toBe(output[0]?.generated_text)
    const asked = client.responses.create({ model: 'me/sees', input: 'What?', tools })
    await expect(asked).rejects.toMatchObject({ status: 400, param: 'tools' })
  })

  test.each([
    ['a response before it', { previous_response_id: 'resp_1' }, 'previous_response_id'],
    ['a conversation that is stored', { conversation: 'conv_1' }, 'conversation'],
    ['a prompt that is stored', { prompt: { id: 'pmpt_1' } }, 'prompt'],
    ['work in the background', { background: true }, 'background'],
    ['a conversation that is cut', { truncation: 'auto' }, 'truncation'],
    ['a tool of OpenAI', { tools: [{ type: 'web_search' }] }, 'tools[0].type'],
    ['a tool that has to be called', { tools, tool_choice: 'required' }, 'tool_choice'],
    ['a form of answers', { text: { format: { type: 'json_object' } } }, 'text.format'],
    ['short answers', { text: { verbosity: 'low' } }, 'text.verbosity'],
    ['no input', { input: undefined }, 'input'],
    ['an item that is stored', { input: [{ type: 'item_reference', id: 'x' }] }, 'input[0].type'],
    [
      'a file',
      { input: [{ role: 'user', content: [{ type: 'input_file', file_id: 'x' }] }] },
      'input[0].content[0].type',
    ],
    [
      'an image for a model that reads words',
      { input: [{ role: 'user', content: [{ type: 'input_image', image_url: PIXEL }] }] },
      'input[0].content[0].type',
    ],
    ['a temperature that is none', { temperature: 9 }, 'temperature'],
    ['no tokens to write', { max_output_tokens: 0 }, 'max_output_tokens'],
  ])('error: %s, by its path', async (_, more, param) => {
    const asked = client.responses.create({ ...call, ...more } as never)
    await expect(asked).rejects.toBeInstanceOf(OpenAI.BadRequestError)
    await expect(asked).rejects.toMatchObject({ param, type: 'invalid_request_error' })
  })

  test('error: a model that is not served', async () => {
    const asked = client.responses.create({ ...call, model: 'gpt-5' })
    await expect(asked).rejects.toMatchObject({ status: 404, code: 'model_not_found' })
  })
})

describe('responses.stream', () => {
  test('default: the helper of the client puts the answer together', async () => {
    const whole = await client.responses.create(call)
    const streamed = await client.responses.stream(call).finalResponse()
    expect(streamed.output_text).toBe(whole.output_text)
    expect(streamed).toMatchObject({ status: 'incomplete', usage: whole.usage })
  })

  test('behavior: the events come in the order of OpenAI, with their numbers', async () => {
    const kinds: string[] = []
    const numbers: number[] = []
    for await (const { type, sequence_number } of await client.responses.create({
      ...call,
      stream: true,
    })) {
      kinds.push(type)
      numbers.push(sequence_number)
    }
    expect(numbers).toEqual(kinds.map((_, index) => index))
    expect([...new Set(kinds)]).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.incomplete',
    ])
  })

  test('behavior: thoughts and calls of tools are items of their own', async () => {
    const asked = { model: 'me/agent', tools, input: 'Weather in Rome?' }
    const kinds: string[] = []
    const stream = client.responses.stream(asked)
    stream.on('event', ({ type }) => kinds.push(type))
    const { output } = await stream.finalResponse()
    expect(output.map(({ type }) => type)).toEqual(['reasoning', 'function_call'])
    expect(output[1]).toMatchObject({ arguments: '{"about":"Weather in Rome?"}' })
    expect(kinds).toContain('response.reasoning_text.delta')
    expect(kinds.at(-1)).toBe('response.completed')
  })

  test('error: before the first event it has a status, after it it is an event', async () => {
    const unknown = client.responses.create({ ...call, model: 'gpt-5', stream: true })
    await expect(unknown).rejects.toBeInstanceOf(OpenAI.NotFoundError)
    const broken = { model: 'me/agent', input: 'Break.', stream: true } as const
    const text = await (await client.responses.create(broken).asResponse()).text()
    const last = text.trim().split('\n\n').at(-1)
    expect(last).toMatch(/^event: error\ndata: \{"type":"error","sequence_number":\d+,"code":/)
  })
})

test('responses.parse: a form of answers that the model cannot be held to is refused', async () => {
  const format = zodTextFormat(z.object({ city: z.string() }), 'city')
  const asked = client.responses.parse({ ...call, text: { format } })
  await expect(asked).rejects.toMatchObject({ status: 400, param: 'text.format' })
})

test('responses.inputTokens.count', async () => {
  const counted = await client.responses.inputTokens.count({ model: 'me/chat', input: call.input })
  expect(counted).toEqual({ object: 'response.input_tokens', input_tokens: 5 })
})

test.each([
  ['retrieve', () => client.responses.retrieve('resp_1')],
  ['delete', () => client.responses.delete('resp_1')],
  ['cancel', () => client.responses.cancel('resp_1')],
  ['inputItems.list', () => client.responses.inputItems.list('resp_1')],
] as const)('error: responses.%s, as nothing is stored', async (_, ask) => {
  const asked = ask()
  await expect(asked).rejects.toBeInstanceOf(OpenAI.NotFoundError)
  await expect(asked).rejects.toMatchObject({
    message: expect.stringContaining('nothing is stored'),
  })
})
