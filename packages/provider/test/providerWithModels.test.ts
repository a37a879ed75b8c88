import { demoModelDirectory } from '@taskmesh/demo-models'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { parseEther } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRunner, type Runner } from '@taskmesh/inference-runner'
import { createProvider } from '../src/index.ts'
import { startNetwork, type Network } from './network.ts'

const TASKS = ['text-classification', 'visual-question-answering'] as const

let network: Network
let runner: Runner

beforeAll(async () => {
  network = await startNetwork()
  runner = createRunner({
    models: TASKS.map((task) => ({
      task,
      id: `taskmesh/demo-${task}`,
      path: demoModelDirectory(task),
    })),
  })
  await runner.ready()
})
afterAll(async () => {
  await runner.close()
  await network.devnet.stop()
})

test('demo models answer what clients publish: texts in a batch, an image in memory', async () => {
  const text = await network.addSource('text-classification')
  const vqa = await network.addSource('visual-question-answering')
  const provider = createProvider({
    client: network.provider,
    runner,
    storage: network.storage,
    pollingIntervalMs: 50,
    sources: [
      { source: text, task: 'text-classification' },
      { source: vqa, task: 'visual-question-answering' },
    ],
  })
  await provider.start()
  const terms = { payment: parseEther('0.002'), expiresIn: 600 }
  const texts = await network.publisher.publishTask({
    ...terms,
    source: text,
    task: 'text-classification',
    inputs: ['I love this phone.', 'The battery died after a day.', 'What a lovely evening!'],
    parameters: { top_k: 1 },
  })
  const [example] = TASK_EXAMPLES['visual-question-answering']
  const { inputs } = example?.request ?? {}
  if (inputs === undefined || !('image' in inputs)) throw new Error('The example has no image.')
  if (typeof inputs.image !== 'string') throw new Error('The example has no image as text.')
  const image = new Blob([await (await fetch(inputs.image)).arrayBuffer()])
  const question = await network.publisher.publishTask({
    ...terms,
    source: vqa,
    task: 'visual-question-answering',
    inputs: { image, question: inputs.question },
  })

  const labels = await network.publisher.waitForResult(texts)
  expect(labels.output.map(([best]) => best?.label)).toEqual(['POSITIVE', 'NEGATIVE', 'POSITIVE'])
  const answer = await network.publisher.waitForResult(question)
  expect(answer.output[0]?.answer).toBeTypeOf('string')
  expect(answer.status).toBe('FINALIZED')
  await provider.stop()
  expect(provider.stats().reached.CONFIRMED).toBe(2)
})
