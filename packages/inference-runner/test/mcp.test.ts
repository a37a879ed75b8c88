import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { createServer } from '@taskmesh/inference-runner/server'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toolNames } from '../src/server/mcp/toolName.ts'
import { demoRunner, LONG_CALL } from './support/demoRunner.ts'

const runner = demoRunner()
const server = await createServer({ runner })
const url = new URL('/mcp', await server.listen({ host: '127.0.0.1', port: 0 }))

async function connect(versionNegotiation: 'auto' | 'legacy'): Promise<Client> {
  const client = new Client(
    { name: 'taskmesh-test', version: '1.0.0' },
    { versionNegotiation: { mode: versionNegotiation } },
  )
  await client.connect(new StreamableHTTPClientTransport(url))
  return client
}

let client: Client
let older: Client

beforeAll(async () => {
  client = await connect('auto')
  older = await connect('legacy')
})

afterAll(async () => {
  await client.close()
  await older.close()
  await server.close()
  await runner.close()
})

const ajv = new Ajv2020({ strict: false })

describe.each([
  ['a client of revision 2026-07-28', () => client],
  ['a client of an older revision', () => older],
])('%s', (_name, current) => {
  test('behavior: it lists a tool for each model, with the schemas of its task', async () => {
    const { tools } = await current().listTools()
    expect(tools).toHaveLength(runner.models().length)
    const tool = tools.find(({ name }) => name === 'text_classification')
    expect(tool).toMatchObject({
      title: 'Text Classification (taskmesh/demo-sentiment)',
      inputSchema: { type: 'object', required: ['inputs'] },
      outputSchema: { type: 'object', required: ['output'] },
      annotations: { readOnlyHint: true, destructiveHint: false, openWorldHint: false },
    })
    for (const { inputSchema, outputSchema } of tools) {
      ajv.compile(inputSchema)
      ajv.compile(outputSchema ?? false)
    }
  })

  test.each([
    ['labels', 'text_classification', { inputs: 'I love it.' }, [{ label: 'POSITIVE' }]],
    ['a batch', 'text_classification', { inputs: ['I love it.', 'I hate it.'] }, [[{}], [{}]]],
    [
      'a text',
      'text_generation',
      { inputs: 'Once upon a time' },
      [{ generated_text: expect.any(String) }],
    ],
    ['vectors', 'feature_extraction', { inputs: 'A cat.' }, expect.any(Array)],
  ])('behavior: %s come as structured content and as text', async (_kind, name, call, output) => {
    const { tools } = await current().listTools()
    const result = await current().callTool({ name, arguments: call })
    expect(result.isError).not.toBe(true)
    expect(result.structuredContent).toMatchObject({ output })
    const [text] = result.content
    const { output: structured } = Object(result.structuredContent)
    expect(text?.type === 'text' ? JSON.parse(text.text) : undefined).toEqual(structured)
    const schema = tools.find((tool) => tool.name === name)?.outputSchema
    expect(ajv.validate(schema ?? false, result.structuredContent)).toBe(true)
  })
})

describe('tools/call', () => {
  test('behavior: a picture goes in as a data: URL, and pictures come out as such', async () => {
    const [example] = TASK_EXAMPLES['image-segmentation']
    const result = await client.callTool({
      name: 'image_segmentation',
      arguments: { inputs: example?.request.inputs },
    })
    expect(result.isError).not.toBe(true)
    const [text, image] = result.content
    expect(text).toMatchObject({
      type: 'text',
      text: expect.stringMatching(/\[image\/png, \d+ bytes\]/),
    })
    expect(image).toMatchObject({ type: 'image', mimeType: 'image/png' })
    const bytes = Buffer.from(image?.type === 'image' ? image.data : '', 'base64')
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
  })

  test('behavior: a table', async () => {
    const [example] = TASK_EXAMPLES['table-question-answering']
    const { structuredContent, isError } = await client.callTool({
      name: 'table_question_answering',
      arguments: { ...example?.request },
    })
    expect(isError).not.toBe(true)
    expect(structuredContent).toMatchObject({ output: expect.anything() })
  })

  test.each([
    ['arguments that do not fit', { inputs: 42 }, /inputs/],
    ['no arguments', {}, /inputs/],
    [
      'a parameter that does not fit',
      { inputs: 'a', parameters: { top_k: -1 } },
      /parameters\.top_k/,
    ],
  ])('error: %s are answered by a result that says what to change', async (_what, call, said) => {
    const result = await client.callTool({ name: 'text_classification', arguments: call })
    expect(result).toMatchObject({
      isError: true,
      content: [{ type: 'text', text: expect.stringMatching(said) }],
    })
    expect(result.structuredContent).toBeUndefined()
  })

  test('error: media that cannot be read', async () => {
    const result = await client.callTool({
      name: 'image_classification',
      arguments: { inputs: 'data:image/png;base64,aGVsbG8gd29ybGQ=' },
    })
    expect(result).toMatchObject({ isError: true, content: [{ type: 'text' }] })
  })

  test('error: a private address is not fetched', async () => {
    const { isError, content } = await client.callTool({
      name: 'image_classification',
      arguments: { inputs: 'http://169.254.169.254/latest' },
    })
    expect(isError).toBe(true)
    expect(JSON.stringify(content)).not.toContain('ECONN')
  })

  test('error: a tool that there is not names those that there are', async () => {
    await expect(client.callTool({ name: 'nothing', arguments: {} })).rejects.toThrow(
      /text_classification/,
    )
  })

  test('behavior: progress has the pieces of a streamed text', async () => {
    const messages: string[] = []
    const steps: number[] = []
    const result = await client.callTool(
      { name: 'text_generation', arguments: { inputs: 'Once upon a time' } },
      {
        onprogress: ({ progress, message = '' }) => {
          steps.push(progress)
          messages.push(message)
        },
      },
    )
    const { output } = Object(result.structuredContent)
    expect(messages.length).toBeGreaterThan(2)
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    expect(new Set(steps).size).toBe(steps.length)
    const written = messages.filter((message) => !message.startsWith('Loading')).join('')
    expect(output[0].generated_text).toContain(written.trim())
  })

  test.each([
    ['a client of revision 2026-07-28', () => client],
    ['a client of an older revision', () => older],
  ])('behavior: the cancel of %s ends the run', async (_name, current) => {
    const cancel = new AbortController()
    const running = () => runner.models().find(({ task }) => task === 'text-generation')?.running
    const call = current()
      .callTool({ name: 'text_generation', arguments: { ...LONG_CALL } }, { signal: cancel.signal })
      .then(
        () => 'answered',
        () => 'cancelled',
      )
    await expect.poll(running, { interval: 5, timeout: 5000 }).toBe(1)
    cancel.abort()
    expect(await call).toBe('cancelled')
    await expect.poll(running, { interval: 5, timeout: 1000 }).toBe(0)
  })
})

describe('resources', () => {
  test('behavior: the pages of tasks and the cards of models are listed and read', async () => {
    const { resources } = await client.listResources()
    const uris = resources.map(({ uri }) => uri)
    expect(uris).toContain('taskmesh://tasks/text-classification')
    expect(uris).toContain('taskmesh://models/taskmesh/demo-sentiment')
    for (const uri of uris) {
      const { contents } = await client.readResource({ uri })
      expect(contents).toEqual([
        { uri, mimeType: 'text/markdown', text: expect.stringMatching(/^# \S/) },
      ])
    }
  })

  test('behavior: templates say what else there is, and names are completed', async () => {
    const { resourceTemplates } = await client.listResourceTemplates()
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
      'taskmesh://tasks/{task}',
      'taskmesh://models/{+model}',
    ])
    const { completion } = await client.complete({
      ref: { type: 'ref/resource', uri: 'taskmesh://tasks/{task}' },
      argument: { name: 'task', value: 'text-' },
    })
    expect(completion.values).toContain('text-to-image')
  })

  test.each([
    'taskmesh://tasks/nothing',
    'taskmesh://models/../../etc/passwd',
    'file:///etc/passwd',
  ])('error: there is no %s', async (uri) => {
    await expect(client.readResource({ uri })).rejects.toThrow(/not found/i)
  })
})

describe('POST /mcp', () => {
  const initialize = {
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: {
      protocolVersion: '2025-11-25',
      capabilities: {},
      clientInfo: { name: 'me', version: '1' },
    },
  }
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })

  test('error: a page of another site may not call, whatever name it gives the server', async () => {
    const foreign = await post(initialize, { origin: 'https://evil.example' })
    expect(foreign.status).toBe(403)
    expect(await foreign.json()).toMatchObject({ jsonrpc: '2.0', error: { code: -32000 } })
    const { statusCode } = await server.inject({
      method: 'POST',
      url: '/mcp',
      headers: { host: 'evil.example', 'content-type': 'application/json' },
      payload: initialize,
    })
    expect(statusCode).toBe(403)
    expect((await post(initialize, { origin: 'http://localhost:5173' })).status).toBe(200)
  })

  test('behavior: a session ends when its client says so', async () => {
    const begun = await post(initialize)
    const session = begun.headers.get('mcp-session-id') ?? ''
    expect(begun.headers.get('access-control-expose-headers')).toContain('mcp-session-id')
    const list = { jsonrpc: '2.0', id: 2, method: 'tools/list' }
    const headers = { 'mcp-session-id': session, 'mcp-protocol-version': '2025-11-25' }
    expect((await post(list, headers)).status).toBe(200)
    expect((await fetch(url, { method: 'DELETE', headers })).status).toBe(200)
    const after = await post(list, headers)
    expect([after.status, await after.json()]).toMatchObject([404, { error: { code: -32000 } }])
  })

  test('behavior: without a session it answers, too', async () => {
    const answer = await post({ jsonrpc: '2.0', id: 3, method: 'tools/list' })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('text_classification')
  })

  test.each([
    ['no JSON', '{"jsonrpc":', 400, -32700],
    ['too large', `"${'a'.repeat(31 * 1024 * 1024)}"`, 413, -32000],
  ])('error: a body that is %s', async (_what, body, status, code) => {
    const answer = await post(body)
    expect([answer.status, await answer.json()]).toMatchObject([status, { error: { code } }])
  })

  test('behavior: closing the server ends streams that wait', async () => {
    const other = await createServer({ runner, drainMs: 5000 })
    const address = new URL('/mcp', await other.listen({ host: '127.0.0.1', port: 0 }))
    const begun = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify(initialize),
    })
    await begun.text()
    const stream = await fetch(address, {
      headers: {
        accept: 'text/event-stream',
        'mcp-session-id': begun.headers.get('mcp-session-id') ?? '',
      },
    })
    expect(stream.status).toBe(200)
    const start = performance.now()
    await Promise.all([other.close(), stream.text().catch(() => '')])
    expect(performance.now() - start).toBeLessThan(2500)
  })
})

test('behavior: a tool is named by its task, and by its model where there are several', () => {
  const model = (id: string, task: 'translation' | 'fill-mask') => ({
    id,
    task,
    state: 'idle' as const,
    limits: { concurrency: 1, queueSize: 1, maxBatchTokens: 1 },
    waiting: 0,
    running: 0,
  })
  expect(
    toolNames([
      model('me/en-fr', 'translation'),
      model('me/en_fr', 'translation'),
      model(`me/${'long-'.repeat(20)}`, 'translation'),
      model('me/mask', 'fill-mask'),
    ]),
  ).toEqual([
    'translation_me_en_fr',
    'translation_me_en_fr_2',
    `translation_me_${'long_'.repeat(20)}`.slice(0, 64),
    'fill_mask',
  ])
})
