import { ogpuTestnet } from '@taskmesh/contracts'
import { createWalletClient, http, parseEther, publicActions, type Address, type Hash } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { expectTypeOf, test } from 'vitest'
import { vault } from '../src/connection/protocolContracts.ts'
import {
  ogpuStorage,
  publishTask,
  resumePublish,
  taskActions,
  vaultActions,
  waitForResult,
  watchEvents,
} from '../src/index.ts'
import { callContract } from '../src/transactions/callContract.ts'

declare const source: Address

const storage = ogpuStorage()
const client = createWalletClient({
  account: privateKeyToAccount('0x01'),
  chain: ogpuTestnet,
  transport: http(),
})
  .extend(publicActions)
  .extend(taskActions({ storage }))
  .extend(vaultActions())

const terms = { source, payment: parseEther('0.002'), expiresIn: 600 }

interface Label {
  label: string
  score: number
}

test('one text gives one list of labels', async () => {
  const task = await client.publishTask({
    source,
    task: 'text-classification',
    inputs: 'This movie is absolutely fantastic!',
    payment: parseEther('0.002'),
    expiresIn: 600,
  })
  expectTypeOf(task.taskAddress).toEqualTypeOf<Address>()
  expectTypeOf(task.hash).toEqualTypeOf<Hash>()
  expectTypeOf(task.task).toEqualTypeOf<'text-classification'>()
  const { output } = await client.waitForResult(task)
  expectTypeOf(output).toEqualTypeOf<Label[]>()
})

test('three texts give three lists', async () => {
  const task = await client.publishTask({
    ...terms,
    task: 'text-classification',
    inputs: ['one', 'two', 'three'],
  })
  const { output } = await client.waitForResult(task)
  expectTypeOf(output).toEqualTypeOf<Label[][]>()
})

test('each task has its own output', async () => {
  const translation = await client.publishTask({ ...terms, task: 'translation', inputs: 'Hello' })
  const { output, provider, payment } = await client.waitForResult(translation)
  expectTypeOf(output).toEqualTypeOf<{ translation_text: string }>()
  expectTypeOf(provider).toEqualTypeOf<Address>()
  expectTypeOf(payment).toEqualTypeOf<bigint>()
})

test('media may be bytes, a Blob or a string', async () => {
  const inputs = { image: new Uint8Array(), question: 'What colour is it?' }
  const task = await client.publishTask({ ...terms, task: 'visual-question-answering', inputs })
  const { output } = await client.waitForResult(task)
  expectTypeOf(output).toEqualTypeOf<{ answer: string; score?: number | undefined }[]>()
  void client.publishTask({ ...terms, task: 'image-classification', inputs: new Blob() })
})

test('a handle from a database is typed as well', async () => {
  const handle = { taskAddress: source, task: 'summarization', inputs: 'A long text' } as const
  const { output } = await waitForResult(client, handle, { storage })
  expectTypeOf(output).toEqualTypeOf<{ summary_text: string }>()
})

test('the plain action is typed like the decorated one', async () => {
  const task = await publishTask(client, { ...terms, storage, task: 'translation', inputs: ['a'] })
  const { output } = await waitForResult(client, task, { storage })
  expectTypeOf(output).toEqualTypeOf<{ translation_text: string }[]>()
})

test('the moment of expiry may be given instead of the time until then', () => {
  const { expiresIn: _, ...rest } = terms
  void client.publishTask({ ...rest, expiresAt: new Date(), task: 'translation', inputs: 'a' })
})

test('mistakes do not compile', () => {
  // @ts-expect-error there is no such task
  void client.publishTask({ ...terms, task: 'nope', inputs: 'a' })
  // @ts-expect-error a number is no text
  void client.publishTask({ ...terms, task: 'text-classification', inputs: 42 })
  void client.publishTask({
    ...terms,
    task: 'visual-question-answering',
    // @ts-expect-error the question is missing
    inputs: { image: 'https://x' },
  })
  // @ts-expect-error an amount is a bigint
  void client.publishTask({ ...terms, payment: 0.002, task: 'translation', inputs: 'a' })
  void client.publishTask({
    ...terms,
    task: 'text-classification',
    inputs: 'a',
    // @ts-expect-error top_k is a number
    parameters: { top_k: 'two' },
  })
  const { expiresIn: _, ...withoutExpiry } = terms
  // @ts-expect-error some expiry has to be given
  void client.publishTask({ ...withoutExpiry, task: 'translation', inputs: 'a' })
  // @ts-expect-error amounts are bigints
  void client.deposit({ amount: 1 })
})

test('a task whose parameters are required asks for them', async () => {
  const call = { ...terms, task: 'zero-shot-classification', inputs: 'I like it' } as const
  // @ts-expect-error candidate_labels is missing
  void client.publishTask(call)
  const parameters = { candidate_labels: ['good', 'bad'] }
  const task = await client.publishTask({ ...call, parameters, idempotencyKey: 'a' })
  const { output, agreed } = await client.confirmBy(task, { of: 3 })
  expectTypeOf(output).toEqualTypeOf<Label[]>()
  expectTypeOf(agreed[0]?.output).toEqualTypeOf<Label[] | undefined>()
})

test('a publishing that is resumed is typed like the first', async () => {
  const call = { task: 'translation', inputs: ['a'] } as const
  const task = await resumePublish(client, { ...call, hash: '0x01' })
  const { output } = await client.waitForResult(task)
  expectTypeOf(output).toEqualTypeOf<{ translation_text: string }[]>()
})

test('events are typed by their name', async () => {
  for await (const { event } of watchEvents(client, { eventNames: ['Deposited', 'AgentSet'] })) {
    expectTypeOf(event.eventName).toEqualTypeOf<'Deposited' | 'AgentSet'>()
    if (event.eventName === 'Deposited') {
      expectTypeOf(event.args).toEqualTypeOf<{ account: Address; amount: bigint }>()
    }
  }
  // @ts-expect-error there is no such event
  void watchEvents(client, { eventNames: ['Nope'] })
})

test('a call that the contract does not have does not compile', () => {
  void callContract(client, { contract: vault, functionName: 'lock', args: [1n] })
  // @ts-expect-error the vault has no such function
  void callContract(client, { contract: vault, functionName: 'publishTask', args: [1n] })
  // @ts-expect-error an amount is a bigint
  void callContract(client, { contract: vault, functionName: 'lock', args: ['1'] })
  // @ts-expect-error the amount is missing
  void callContract(client, { contract: vault, functionName: 'lock', args: [] })
  // @ts-expect-error it only reads
  void callContract(client, { contract: vault, functionName: 'balanceOf', args: [source] })
  // @ts-expect-error it takes no money
  void callContract(client, { contract: vault, functionName: 'lock', args: [1n], value: 1n })
})

test('a canary: this check can fail', () => {
  // @ts-expect-error if this compiled, no check above would mean anything
  expectTypeOf<string>().toEqualTypeOf<number>()
})

test('each of several tasks has the types of its own', async () => {
  const [review, image] = await client.publishTasks([
    { ...terms, task: 'text-classification', inputs: 'good' },
    { ...terms, task: 'image-classification', inputs: 'https://example.com/cat.png' },
  ])
  expectTypeOf(review.task).toEqualTypeOf<'text-classification'>()
  expectTypeOf(review.inputs).toEqualTypeOf<'good'>()
  expectTypeOf(image.task).toEqualTypeOf<'image-classification'>()
  const { output } = await client.waitForResult(review)
  expectTypeOf(output).toEqualTypeOf<Label[]>()
  // @ts-expect-error Numbers are no texts.
  await client.publishTasks([{ ...terms, task: 'text-classification', inputs: 7 }])
})
