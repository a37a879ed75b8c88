import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { demoModelDirectory } from '@taskmesh/demo-models'
import { expect, test } from 'vitest'
import { runInProcess } from './support/inProcess.ts'

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url))

/** Starts the command as a client does. */
async function connect(...models: string[]) {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: ['--conditions=@taskmesh/source', MAIN, 'mcp', ...models],
    stderr: 'pipe',
  })
  const client = new Client({ name: 'taskmesh-test', version: '1.0.0' })
  const faults: string[] = []
  // oxlint-disable-next-line prefer-add-event-listener -- the client is no event target
  client.onerror = ({ message }) => faults.push(message)
  await client.connect(transport)
  return { client, transport, faults }
}

test('behavior: a client over stdio lists, calls and cancels; the command ends with it', async () => {
  const { client, transport, faults } = await connect(
    'text-classification',
    `text-generation=${demoModelDirectory('text-generation')}`,
  )
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name)).toEqual(['text_classification', 'text_generation'])

  const call = { name: 'text_classification', arguments: { inputs: 'I love it.' } }
  const { structuredContent } = await client.callTool(call)
  expect(structuredContent).toMatchObject({ output: [{ label: 'POSITIVE' }] })

  const wrong = await client.callTool({ name: 'text_classification', arguments: { inputs: 1 } })
  expect(wrong).toMatchObject({
    isError: true,
    content: [{ text: expect.stringMatching(/inputs/) }],
  })

  const cancel = new AbortController()
  const messages: string[] = []
  const long = client.callTool(
    {
      name: 'text_generation',
      arguments: { inputs: 'Once', parameters: { min_length: 500, max_length: 500 } },
    },
    {
      signal: cancel.signal,
      onprogress: ({ message = '' }) => {
        messages.push(message)
        if (!message.startsWith('Loading')) cancel.abort()
      },
    },
  )
  await expect(long).rejects.toThrow()
  expect(messages.some((message) => message.startsWith('Loading'))).toBe(true)

  // What the call before left behind holds up nothing.
  const next = await client.callTool({
    name: 'text_generation',
    arguments: { inputs: 'Once', parameters: { max_new_tokens: 2 } },
  })
  expect(next.isError).not.toBe(true)
  // What was on its way when the call was cancelled is for nobody any more.
  expect(faults.filter((fault) => !fault.includes('for an unknown token'))).toEqual([])
  const { pid } = transport
  await client.close()
  await expect.poll(() => isRunning(pid)).toBe(false)
})

function isRunning(pid: number | null): boolean {
  try {
    return pid !== null && process.kill(pid, 0)
  } catch {
    return false
  }
}

test('error: a task that there is not, on standard error only', async () => {
  const { code, stdout, stderr } = await runInProcess(['mcp', 'text-classificatio'])
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toContain('text-classification')
})

test('behavior: --help shows the settings of a client', async () => {
  const { stdout } = await runInProcess(['mcp', '--help'])
  expect(stdout).toContain('"mcpServers"')
})
