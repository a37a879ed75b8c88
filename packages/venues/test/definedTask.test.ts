import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createRunner } from '@taskmesh/inference-runner'
import { createServer as createRunnerServer } from '@taskmesh/inference-runner/server'
import { InvalidOutputError } from '@taskmesh/tasks'
import { defineTask } from '@taskmesh/tasks/define'
import { zeroAddress } from 'viem'
import * as z from 'zod/mini'
import { chainVenue } from '../src/chain/index.ts'
import { defineVenue, inProcessVenue, httpRunner, type InProcessRunner } from '../src/index.ts'

const wordCount = defineTask({
  id: 'word-count',
  schema: {
    inputs: z.string(),
    parameters: z.looseObject({ separator: z.optional(z.string()) }),
    output: z.object({ count: z.int() }),
    batch: true,
  },
})

const shout = defineTask({ id: 'shout', schema: { inputs: z.string(), output: z.string() } })

const count = (text: string, separator = ' ') => ({ count: text.split(separator).length })

describe('a venue of a function', () => {
  const venue = defineVenue({
    id: 'words',
    label: 'Words',
    tasks: [wordCount],
    run: async (task, { inputs }) => ({
      output: task === wordCount && typeof inputs === 'string' ? count(inputs) : 'nothing',
    }),
  })

  test('runs the tasks that it was made with, and checks their outputs', async () => {
    const { output } = await venue.run(wordCount, { inputs: 'one two' })
    expect(output).toEqual({ count: 2 })
    const two = venue.run(wordCount, { inputs: ['one', 'two'] })
    await expect(two).rejects.toBeInstanceOf(InvalidOutputError)
    await expect(two).rejects.toMatchObject({ task: 'word-count', received: 'nothing' })
  })

  test('error: a task that it was not made with', async () => {
    // @ts-expect-error the types say so as well
    const run = venue.run(shout, { inputs: 'a' })
    await expect(run).rejects.toMatchObject({
      code: 'VENUE_CANNOT_RUN',
      inability: 'UNKNOWN_TASK',
      message: expect.stringContaining('Words cannot run shout: This venue runs tasks of'),
    })
  })
})

test('a runner of one’s own in this process', async () => {
  const runner: InProcessRunner<typeof wordCount> = {
    ability: () => ({ runnable: true }),
    // The task is the one that this runner takes, whose output this is.
    run: async (_task, { inputs }) => ({ output: count(String(inputs)) as never, warnings: [] }),
  }
  const venue = inProcessVenue({ runner })
  const { output } = await venue.run(wordCount, { inputs: 'one two three' })
  expect(output.count).toBe(3)
})

describe('a server of one’s own', () => {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        const { inputs, parameters } = JSON.parse(String(Buffer.concat(chunks)))
        const isKnown = request.url === '/v1/tasks/word-count'
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify({ output: isKnown && count(inputs, parameters?.separator) }))
      })
  })
  let url = ''

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => void server.close())

  test('is asked by the id of the task', async () => {
    const request = { inputs: 'one-two-three', parameters: { separator: '-' } }
    const { output } = await httpRunner({ url, tasks: [] }).run(wordCount, request)
    expect(output.count).toBe(3)
  })
})

test('error: a runner of the registry in this process says that it does not run the task', async () => {
  const runner = createRunner({ models: [] })
  const venue = inProcessVenue({ runner })
  // @ts-expect-error the types say so as well
  const run = venue.run(wordCount, { inputs: 'one two' })
  await expect(run).rejects.toMatchObject({
    message: 'This process cannot run word-count: This runner runs tasks of the registry only.',
  })
  await runner.close()
})

test('error: the chain says that nobody offers the task', async () => {
  const client = { publishTask: vi.fn(), waitForResult: vi.fn(), account: { address: zeroAddress } }
  const venue = chainVenue({ client, sources: new Map(), payment: 1n, expiresIn: 60 })
  // @ts-expect-error the types say so as well
  const run = venue.run(wordCount, { inputs: 'one two' })
  await expect(run).rejects.toThrow('No source on this network offers word-count.')
})

test('error: a runner of the registry says that it does not know the task', async () => {
  const runner = createRunner({ models: [] })
  const server = await createRunnerServer({ runner })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const run = httpRunner({ url }).run(wordCount, { inputs: 'one two' })
  await expect(run).rejects.toMatchObject({ message: expect.stringContaining('"word-count"') })
  await server.close()
  await runner.close()
})
