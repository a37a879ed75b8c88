/** The payload forms of the OGPU guide for Hugging Face sources, put on the chain as they stand there. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { controllerAbi, nexusAbi } from '@taskmesh/contracts'
import { safeFetch } from '@taskmesh/content'
import type { TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { parseEther, parseEventLogs } from 'viem'
import { getBlock, waitForTransactionReceipt } from 'viem/actions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoModels } from '../src/network/models.ts'
import { startNetwork, type Network } from '../src/network/startNetwork.ts'

function dataUrlOf(inputs: unknown): string {
  const image =
    typeof inputs === 'object' && inputs !== null && 'image' in inputs ? inputs.image : inputs
  return String(image)
}

const seven = dataUrlOf(TASK_EXAMPLES['image-classification'][0]?.request.inputs)
const shapes = dataUrlOf(TASK_EXAMPLES['visual-question-answering'][0]?.request.inputs)
const base64 = seven.slice(seven.indexOf(',') + 1)

const article =
  'The city council of Marlow voted on Monday to build a new library next to the station. ' +
  'The building will cost four million euros and open in two years. ' +
  'Residents had asked for more space to read and study.'

/** The tasks that the guide has payloads of. */
const TASKS: readonly TaskId[] = [
  'text-classification',
  'image-classification',
  'text-generation',
  'visual-question-answering',
  'translation',
  'summarization',
]

let images: Server
let imageHost: string
let network: Network

beforeAll(async () => {
  images = createServer((_request, response) =>
    response.setHeader('content-type', 'image/png').end(Buffer.from(base64, 'base64')),
  )
  await new Promise<void>((resolve) => images.listen(0, '127.0.0.1', resolve))
  const { port } = images.address() as AddressInfo
  imageHost = `127.0.0.1:${port}`
  network = await startNetwork({
    models: demoModels().filter(({ task }) => TASKS.includes(task)),
    allowHosts: [imageHost],
    rpcPort: 0,
    storagePort: 0,
    runnerPort: 0,
  })
})

afterAll(async () => {
  await network?.stop()
  images?.close()
})

/** Publishes a payload as any program may, past our own client's checks. */
async function publishRaw(task: TaskId, data: { input: unknown; args?: Record<string, unknown> }) {
  const { client, storage, sources, devnet } = network
  const source = sources.get(task)
  if (source === undefined) throw new Error(`No source offers ${task}.`)
  const config = await storage.put(JSON.stringify({ function_name: 'inference', data }), {
    name: 'taskConfig.json',
    contentType: 'application/json',
  })
  const { timestamp } = await getBlock(client)
  const hash = await client.writeContract({
    address: devnet.chain.contracts.controller.address,
    abi: controllerAbi,
    functionName: 'publishTask',
    args: [{ source, config, expiryTime: timestamp + 120n, payment: parseEther('0.002') }],
  })
  const { logs } = await waitForTransactionReceipt(client, { hash })
  const [published] = parseEventLogs({ abi: nexusAbi, eventName: 'TaskPublished', logs })
  if (published === undefined) throw new Error('No TaskPublished event.')
  return published.args.task
}

/** What the provider stored for a payload, as it stands on the wire. */
async function resultOf(
  task: TaskId,
  data: { input: unknown; args?: Record<string, unknown> },
): Promise<unknown> {
  const taskAddress = await publishRaw(task, data)
  const timeoutMs = 60_000
  await network.client.waitForTaskStatus({ taskAddress, status: 'FINALIZED', timeoutMs })
  const [response] = await network.client.getResponses({ taskAddress })
  const { bytes } = await safeFetch(response?.data ?? '', {
    allowHosts: [new URL(network.devnet.storageUrl).host],
  })
  return JSON.parse(new TextDecoder().decode(bytes))
}

const classes = (count: number) =>
  Array.from({ length: count }, () => ({ label: expect.any(String), score: expect.any(Number) }))

describe('text-classification', () => {
  test('a string', async () => {
    const wire = await resultOf('text-classification', {
      input: 'This movie is absolutely fantastic!',
    })
    expect(wire).toEqual({ result: [{ label: 'POSITIVE', score: expect.any(Number) }] })
  })

  test('a list of three strings gives three results', async () => {
    const wire = await resultOf('text-classification', {
      input: ['I love this!', 'This is terrible.', 'It was a great day.'],
      args: {},
    })
    expect(wire).toEqual({ result: classes(3) })
  })
})

describe('image-classification', () => {
  test.each([
    ['an http URL', () => `http://${imageHost}/seven.png`],
    ['a base64 data: URL', () => seven],
    ['plain base64', () => base64],
  ])('%s', async (_form, input) => {
    const wire = await resultOf('image-classification', { input: input(), args: { top_k: 3 } })
    expect(wire).toEqual({ result: classes(3) })
    expect(wire).toMatchObject({ result: [{ label: '7' }, {}, {}] })
  })

  test('confidence_threshold leaves out what is less sure', async () => {
    const wire = await resultOf('image-classification', {
      input: seven,
      args: { top_k: 10, confidence_threshold: 0.5 },
    })
    expect(wire).toEqual({ result: [{ label: '7', score: expect.any(Number) }] })
  })
})

describe('text-generation', () => {
  test('sampling with num_return_sequences gives that many results', async () => {
    const wire = await resultOf('text-generation', {
      input: 'Once upon a time',
      args: {
        max_length: 30,
        temperature: 0.9,
        top_p: 0.95,
        do_sample: true,
        num_return_sequences: 3,
      },
    })
    const text = { generated_text: expect.stringMatching(/^Once upon a time/) }
    expect(wire).toEqual({ result: [text, text, text] })
  })
})

test('visual-question-answering: a question and an image', async () => {
  const wire = await resultOf('visual-question-answering', {
    input: { question: 'What color is the circle?', image: shapes },
  })
  expect(wire).toMatchObject({
    result: [{ answer: 'red', score: expect.any(Number) }, {}, {}, {}, {}],
  })
})

test('translation: src_lang and tgt_lang decide the direction', async () => {
  const there = await resultOf('translation', {
    input: 'Good morning.',
    args: { src_lang: 'en', tgt_lang: 'fr' },
  })
  expect(there).toEqual({ result: [{ translation_text: expect.stringMatching(/[Bb]onjour/) }] })
  const back = await resultOf('translation', {
    input: 'Bonjour.',
    args: { src_lang: 'fr', tgt_lang: 'en' },
  })
  expect(back).toEqual({
    result: [{ translation_text: expect.stringMatching(/[Hh]ello|[Gg]ood/) }],
  })
})

test('summarization: max_length and min_length decide how much is said', async () => {
  const lengthOf = async (args: Record<string, number>) => {
    const wire = await resultOf('summarization', { input: article, args })
    expect(wire).toEqual({ result: [{ summary_text: expect.any(String) }] })
    return JSON.stringify(wire).length
  }
  const short = await lengthOf({ max_length: 12 })
  const long = await lengthOf({ min_length: 40, max_length: 80 })
  expect(long).toBeGreaterThan(short)
})

describe('a payload that cannot be run is not attempted, so nobody pays', () => {
  test.each<[string, TaskId, unknown]>([
    ['a wrong type', 'text-classification', { input: 42 }],
    ['a missing field', 'visual-question-answering', { input: { question: 'What?' } }],
    ['an unreadable image', 'image-classification', { input: 'bm90IGFuIGltYWdlIGF0IGFsbA==' }],
    ['a private address', 'image-classification', { input: 'http://127.0.0.1:1/a.png' }],
  ])('%s', async (_name, task, data) => {
    const { client } = network
    const taskAddress = await publishRaw(task, data as { input: unknown })
    // One that can be run, published after it: when that is done, the other was looked at.
    await resultOf('text-classification', { input: 'Fine.' })
    const { status, attemptCount } = await client.getTask({ taskAddress })
    expect({ status, attemptCount: Number(attemptCount) }).toEqual({
      status: 'NEW',
      attemptCount: 0,
    })
  })
})

describe('our client refuses before anything is paid', () => {
  const publish = (change: object) => {
    const source = network.sources.get('text-classification')
    const good = {
      source,
      task: 'text-classification',
      inputs: 'Fine.',
      payment: parseEther('0.002'),
      expiresIn: 60,
    }
    return network.client.publishTask({ ...good, ...change } as never)
  }

  test.each([
    ['a wrong type', { inputs: 42 }, 'inputs'],
    ['an unknown task', { task: 'text-clasification' }, 'task'],
    ['another task than the source offers', { task: 'translation' }, 'source'],
    ['a payment below the least', { payment: 1n }, 'payment'],
    ['an expiry in the past', { expiresIn: undefined, expiresAt: new Date(0) }, 'expiresAt'],
    ['an expiry that is too far', { expiresIn: 1e9 }, 'expiresIn'],
    ['more than the vault holds', { payment: parseEther('1000') }, 'payment'],
  ])('%s', async (_name, change, path) => {
    const balance = async () =>
      (await network.client.getVaultAccount({ account: network.client.account.address })).balance
    const before = await balance()
    await expect(publish(change)).rejects.toMatchObject({ path: expect.stringContaining(path) })
    expect(await balance()).toBe(before)
  })
})
