import { parseEther, type Address } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishSource, taskActions, type ContentStorage } from '../src/index.ts'
import { startActors, type Actors } from './devnetClients.ts'

let actors: Actors
let source: Address

beforeAll(async () => {
  actors = await startActors()
  const { client } = actors
  await client.deposit({ amount: parseEther('1') })
  const terms = { minPayment: parseEther('0.001'), maxExpiryDuration: 3600 }
  source = (await client.publishSource({ name: 'x', task: 'text-classification', ...terms })).source
})
afterAll(() => actors.devnet.stop())

const payment = parseEther('0.002')
const call = { task: 'text-classification', inputs: 'good', payment, expiresIn: 600 } as const

/** The publisher, with a storage that counts what it is asked for. */
function watched(storage: ContentStorage = actors.storage) {
  const uploads: string[] = []
  const counting: ContentStorage = {
    put(content, options) {
      uploads.push(options.name)
      return storage.put(content, options)
    },
    get: (url, options) => storage.get(url, options),
  }
  return { uploads, client: actors.client.extend(taskActions({ storage: counting })) }
}

async function expectRefused(
  call_: () => Promise<unknown>,
  expected: { code: string; path?: string },
  uploads: string[],
) {
  const before = await actors.client.getSource({ source })
  const { balance } = await actors.client.getVaultAccount()
  await expect(call_()).rejects.toMatchObject(expected)
  expect((await actors.client.getSource({ source })).taskCount).toBe(before.taskCount)
  expect((await actors.client.getVaultAccount()).balance).toBe(balance)
  expect(uploads).toEqual([])
}

test('inputs that do not fit the task', async () => {
  const { client, uploads } = watched()
  // @ts-expect-error a number is no text
  const publish = () => client.publishTask({ ...call, source, inputs: 42 })
  await expectRefused(publish, { code: 'INVALID_REQUEST', path: 'inputs' }, uploads)
})

test('a parameter out of its range', async () => {
  const { client, uploads } = watched()
  const publish = () => client.publishTask({ ...call, source, parameters: { top_k: 0 } })
  await expectRefused(publish, { code: 'INVALID_REQUEST', path: 'parameters.top_k' }, uploads)
})

test.each([
  ['bytes', new TextEncoder().encode('hello\n'), 'a file of another kind'],
  ['a Blob', new Blob(['ID3 hello, this is a song']), 'audio/mpeg'],
  ['a data: URL', `data:image/png;base64,${btoa('%PDF-1.7 not a picture')}`, 'another kind'],
  ['base64', btoa('just some words, long enough'), 'a file of another kind'],
])('%s that are plainly no image', async (_, inputs, got) => {
  const { client, uploads } = watched()
  const publish = () =>
    client.publishTask({ ...call, source, task: 'image-classification', inputs })
  const refusal = {
    code: 'INVALID_REQUEST',
    path: 'inputs',
    shortMessage: expect.stringContaining(got),
  }
  await expectRefused(publish, refusal, uploads)
})

test('the one file of several that is plainly no image, by its place', async () => {
  const { client, uploads } = watched()
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  const inputs = [png, 'https://example.com/a.png', png.slice(1)]
  const publish = () =>
    client.publishTask({ ...call, source, task: 'image-classification', inputs })
  await expectRefused(publish, { code: 'INVALID_REQUEST', path: 'inputs[2]' }, uploads)
})

test.each(['0x123', undefined])('a source that is no address: %j', async (address) => {
  const { client, uploads } = watched()
  const publish = () => client.publishTask({ ...call, source: address as Address })
  await expectRefused(publish, { code: 'INVALID_ADDRESS' }, uploads)
  const taskAddress = address as Address
  await expect(client.cancelTask({ taskAddress })).rejects.toMatchObject({
    code: 'INVALID_ADDRESS',
  })
})

test('a task that does not exist, with the nearest name', async () => {
  const { client, uploads } = watched()
  // @ts-expect-error there is no such task
  const publish = () => client.publishTask({ ...call, source, task: 'text-clasification' })
  await expectRefused(publish, { code: 'UNKNOWN_TASK', path: 'task' }, uploads)
})

test('a payment below the minimum of the source, and one that is no amount', async () => {
  const { client, uploads } = watched()
  const expected = { code: 'INVALID_PAYMENT', path: 'payment' }
  await expectRefused(() => client.publishTask({ ...call, source, payment: 1n }), expected, uploads)
  // @ts-expect-error an amount is a bigint
  const publish = () => client.publishTask({ ...call, source, payment: 0.002 })
  await expectRefused(publish, expected, uploads)
})

test.each([{ expiresIn: 0 }, { expiresIn: -5 }, { expiresIn: Number.NaN }, { expiresIn: 3601 }])(
  'an expiry that cannot be: $expiresIn seconds',
  async (expiry) => {
    const { client, uploads } = watched()
    const expected = { code: 'INVALID_EXPIRY', path: 'expiresIn' }
    await expectRefused(() => client.publishTask({ ...call, source, ...expiry }), expected, uploads)
  },
)

test('a moment of expiry in the past', async () => {
  const { client, uploads } = watched()
  const { expiresIn: _, ...rest } = call
  const expected = { code: 'INVALID_EXPIRY', path: 'expiresAt' }
  const publish = (expiresAt: Date | number) => client.publishTask({ ...rest, source, expiresAt })
  await expectRefused(() => publish(new Date(Date.now() - 1000)), expected, uploads)
  await expectRefused(() => publish(new Date(Number.NaN)), expected, uploads)
  await expectRefused(() => publish(1.5), expected, uploads)
})

test('a source that runs another task, as its description says', async () => {
  const { client, uploads } = watched()
  const publish = () => client.publishTask({ ...call, source, task: 'translation' })
  await expectRefused(publish, { code: 'SOURCE_TASK_MISMATCH', path: 'source' }, uploads)
})

test('a source that runs another task, as its compose file says', async () => {
  const { client, uploads } = watched()
  const { storage } = actors
  const compose = `services:\n  app:\n    environment:\n      - PIPE_ARGS_STR='{"task":"summarization","model":"acme/short"}'\n`
  const cpu = await storage.put(compose, { name: 'compose.yml', contentType: 'text/yaml' })
  const metadata = JSON.stringify({
    cpu,
    nvidia: '',
    amd: '',
    name: 'old',
    description: '',
    logoUrl: '',
  })
  const old = await publishOldSource(metadata)
  const publish = () => client.publishTask({ ...call, source: old })
  await expectRefused(publish, { code: 'SOURCE_TASK_MISMATCH', path: 'source' }, uploads)
  const fitting = await client.publishTask({ ...call, source: old, task: 'summarization' })
  expect(fitting.warnings).toEqual([])
})

test('a source that does not say what it runs is allowed, with a warning', async () => {
  const silent = await publishOldSource('{"cpu":"","name":"silent"}')
  const { warnings } = await actors.client.publishTask({ ...call, source: silent })
  expect(warnings).toEqual(['The source does not say which task it runs.'])
  const unreadable = await publishOldSource('not JSON')
  const published = await actors.client.publishTask({ ...call, source: unreadable })
  expect(published.warnings).toHaveLength(1)
})

test('a vault balance below the payment, saying how much is missing', async () => {
  const { client, uploads } = watched()
  const { balance } = await actors.client.getVaultAccount()
  const failure = await client
    .publishTask({ ...call, source, payment: balance + 5n })
    .catch((error: unknown) => error)
  expect(failure).toMatchObject({
    code: 'INSUFFICIENT_VAULT_BALANCE',
    path: 'payment',
    available: balance,
    missing: 5n,
  })
  expect(String(failure)).toContain('fund: true')
  expect(uploads).toEqual([])
})

test('with `fund` what is missing is deposited first', async () => {
  const { client } = actors
  const { balance } = await client.getVaultAccount()
  await client.publishTask({ ...call, source, payment: balance + 5n, fund: true })
  expect((await client.getVaultAccount()).balance).toBe(0n)
  await client.deposit({ amount: parseEther('1') })
})

test('an upload that takes longer than the task lives leads to no task', async () => {
  const slow: ContentStorage = {
    async put(content, options) {
      await new Promise((resolve) => setTimeout(resolve, 2500))
      return actors.storage.put(content, options)
    },
    get: (url, options) => actors.storage.get(url, options),
  }
  const { client } = watched(slow)
  const { taskCount } = await actors.client.getSource({ source })
  await expect(client.publishTask({ ...call, source, expiresIn: 1 })).rejects.toMatchObject({
    code: 'INVALID_EXPIRY',
    path: 'expiresIn',
  })
  expect((await actors.client.getSource({ source })).taskCount).toBe(taskCount)
})

test('an account that may not act for the client of the source', async () => {
  await expect(actors.stranger.publishTask({ ...call, source })).rejects.toMatchObject({
    code: 'NOT_OWNER',
  })
})

/** Publishes a source whose description was written by other tools. */
async function publishOldSource(metadata: string): Promise<Address> {
  const { client, storage } = actors
  const { source: old } = await publishSource(client, {
    name: 'old',
    task: 'text-classification',
    minPayment: 1n,
    storage: {
      put: (_content, options) => storage.put(metadata, options),
      get: (url, options) => storage.get(url, options),
    },
  })
  return old
}
