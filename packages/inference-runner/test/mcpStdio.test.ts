import { PassThrough } from 'node:stream'
import { createInterface } from 'node:readline'
import { serveMcp } from '@taskmesh/inference-runner/mcp'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { wholeLines } from '../src/server/mcp/wholeLines.ts'
import { demoOptions, demoRunner, LONG_CALL } from './support/demoRunner.ts'

const runner = demoRunner({ models: demoOptions('text-classification', 'text-generation') })
beforeAll(() => runner.ready())
afterAll(() => runner.close({ signal: AbortSignal.abort() }))

const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'me', version: '1' },
  },
}

/** A connection whose messages are written and read as lines. */
function connect() {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const { closed, close } = serveMcp({ runner, input, output })
  onTestFinished(close)
  const lines = createInterface({ input: output })[Symbol.asyncIterator]()
  const answers = new Map<unknown, unknown>()
  async function answerTo(id: number): Promise<unknown> {
    while (!answers.has(id)) {
      const { value, done } = await lines.next()
      if (done) throw new Error(`There was no answer to ${id}.`)
      const answer: { id?: unknown } = JSON.parse(value)
      answers.set(answer.id, answer)
    }
    return answers.get(id)
  }
  const write = (message: unknown) =>
    input.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`)
  const call = (id: number, name: string, args: unknown) =>
    write({ jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: args } })
  return { input, closed, write, call, answerTo }
}

describe('MCP over standard input and output', () => {
  test.each([
    ['no JSON', 'garbage'],
    ['no message', '{"jsonrpc":"2.0"}'],
    ['an empty list', '[]'],
    ['an empty line', ''],
    ['a byte of zeros', '\u0000'],
    ['20 MB in pieces', 'x'.repeat(20_000_000)],
  ])('behavior: after a line that is %s, messages are answered', async (_what, line) => {
    const { write, answerTo } = connect()
    write(line)
    write(INITIALIZE)
    expect(await answerTo(1)).toMatchObject({ result: { protocolVersion: '2025-11-25' } })
  })

  test('behavior: a call that is cancelled is not answered, and those after it are', async () => {
    const { write, call, answerTo } = connect()
    write(INITIALIZE)
    await answerTo(1)
    call(2, 'text_generation', LONG_CALL)
    write({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 2 } })
    call(3, 'text_classification', { inputs: 'good' })
    expect(await answerTo(3)).toMatchObject({ result: { structuredContent: expect.anything() } })
  })

  test('behavior: the end of the input during a call ends the connection', async () => {
    const { input, closed, write, call, answerTo } = connect()
    write(INITIALIZE)
    await answerTo(1)
    call(2, 'text_generation', LONG_CALL)
    input.end()
    await closed
  })

  test('error: a line of more than 30 MiB ends the connection', async () => {
    const { closed, write } = connect()
    write('x'.repeat(31 * 1024 * 1024))
    await closed
  })
})

test('property: bytes come out of wholeLines as they went in, a line at a time', async () => {
  const pieces = fc.array(fc.stringMatching(/^[ab\n]{0,6}$/), { maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(pieces, async (texts) => {
      const lines = wholeLines(1000)
      const chunks: string[] = []
      lines.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
      for (const text of texts) lines.write(Buffer.from(text))
      lines.end()
      await lines.toArray().catch(() => [])
      expect(chunks.join('')).toBe(texts.join(''))
      expect(chunks.slice(0, -1).every((chunk) => chunk.endsWith('\n'))).toBe(true)
    }),
  )
})
