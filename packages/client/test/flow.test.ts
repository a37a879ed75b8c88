import { encodeOgpuResult } from '@taskmesh/tasks/dialects/ogpu'
import { parseEther } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enroll, startActors, type Actors } from './devnetClients.ts'

let actors: Actors

beforeAll(async () => {
  actors = await startActors()
})
afterAll(() => actors.devnet.stop())

test('publish, attempt, respond, and the client has its typed result', async () => {
  const { client, master, provider, storage } = actors
  const { source } = await client.publishSource({
    name: 'Sentiment',
    task: 'text-classification',
    model: 'taskmesh/sentiment',
    minPayment: parseEther('0.001'),
  })
  await enroll(master, provider, source)
  const task = await client.publishTask({
    source,
    task: 'text-classification',
    inputs: 'This movie is absolutely fantastic!',
    payment: parseEther('0.002'),
    expiresIn: 600,
    fund: true,
  })
  expect(task.warnings).toEqual([])
  const steps: string[] = []
  const result = client.waitForResult(task, { onStatus: ({ status }) => steps.push(status) })
  await provider.attempt({ task: task.address, payment: task.payment })
  const request = await provider.getTaskRequest({ address: task.address, task: task.task })
  const answer = encodeOgpuResult(task.task, [{ label: 'POSITIVE', score: 0.99 }], request.inputs)
  const data = await storage.put(JSON.stringify(answer), { name: 'response.json' })
  await provider.submitResponse({ task: task.address, data, payment: task.payment })
  const { output, warnings, status, payment } = await result
  expect(output).toEqual([{ label: 'POSITIVE', score: 0.99 }])
  expect({ warnings, status, payment }).toEqual({
    warnings: [],
    status: 'FINALIZED',
    payment: parseEther('0.002'),
  })
  expect(steps).toEqual(['NEW', 'ATTEMPTED', 'RESPONDED', 'FINALIZED'])
  expect((await provider.getVaultAccount()).earnings).toBe(parseEther('0.002'))
})
