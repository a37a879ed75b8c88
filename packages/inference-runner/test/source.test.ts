import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  InvalidOptionError,
  InvalidTaskAddressError,
  MissingCallbackError,
  MissingSourceTaskError,
  QueueFullError,
  UnknownFunctionError,
} from '@taskmesh/inference-runner/errors'
import { createServer, hashKey, type ServerOptions } from '@taskmesh/inference-runner/server'
import { InvalidRequestError, type TaskId } from '@taskmesh/tasks'
import { encodeOgpuRequest } from '@taskmesh/tasks/dialects/ogpu'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { demoOptions, demoRunner, LONG_CALL } from './support/demoRunner.ts'
import { post, readError, reviveAnswer } from './support/http.ts'
import { plainPng } from './support/images.ts'

interface Delivery {
  path: string
  body: unknown
}

const deliveries: Delivery[] = []
let failures = 0
const agent = createHttpServer(async (request, response) => {
  if (request.url === '/red.png') return response.end(await plainPng(9, 9, 'red'))
  let text = ''
  for await (const chunk of request) text += String(chunk)
  if (failures > 0) {
    failures -= 1
    return response.writeHead(503).end()
  }
  deliveries.push({ path: request.url ?? '', body: JSON.parse(text) })
  return response.end()
})
await new Promise<void>((resolve) => agent.listen(0, '127.0.0.1', () => resolve()))
const agentAddress = agent.address()
const agentHost = `127.0.0.1:${typeof agentAddress === 'object' ? agentAddress?.port : ''}`

const runner = demoRunner({
  models: demoOptions(
    'text-classification',
    'text-generation',
    'image-classification',
    'visual-question-answering',
    'translation',
    'summarization',
  ),
  allowHosts: [agentHost],
  queueSize: 1,
})
const server = await createServer({
  runner,
  callbackUrl: `http://${agentHost}/callback/`,
  sourceTask: 'text-classification',
})
const url = await server.listen({ host: '127.0.0.1', port: 0 })
beforeAll(() => runner.ready())
beforeEach(() => deliveries.splice(0))
afterAll(async () => {
  await server.close()
  await runner.close({ signal: AbortSignal.abort() })
  agent.close()
})

let last = 0
function newAddress(): string {
  last += 1
  return `0x${'Ab'.repeat(16)}${last.toString(16).padStart(8, '0')}`
}

function send(address: string, data: unknown, task?: TaskId) {
  const query = task === undefined ? '' : `?task=${task}`
  return post(`${url}/run/inference/${address}${query}`, data)
}

async function delivered(address: string): Promise<unknown> {
  const find = () => deliveries.find(({ path }) => path === `/callback/${address}`)
  await expect.poll(find).toBeDefined()
  return find()?.body
}

async function resultOf(task: TaskId, data: unknown): Promise<unknown> {
  const address = newAddress()
  const { status, body } = await send(address, data, task)
  expect(body).toEqual({ task_address: address, status: 'accepted' })
  expect(status).toBe(202)
  return delivered(address)
}

const label = { label: expect.any(String), score: expect.any(Number) }
const answer = { answer: expect.any(String), score: expect.any(Number) }
const [digit] = TASK_EXAMPLES['image-classification']
const dataUrl = String(digit?.request.inputs)
const base64 = dataUrl.slice(dataUrl.indexOf(',') + 1)
const [asked] = TASK_EXAMPLES['visual-question-answering']

describe('with API keys', () => {
  test('behavior: what came of a task is told to whoever sent it, not to other keys', async () => {
    const keys = ['one', 'other'].map((name) => ({ name, sha256: hashKey(`key-${name}`) }))
    const callbackUrl = `http://${agentHost}/callback/`
    const closed = await createServer({
      runner,
      callbackUrl,
      sourceTask: 'text-classification',
      keys,
    })
    onTestFinished(() => closed.close())
    const address = newAddress()
    const call = (method: 'GET' | 'POST', name: string) =>
      closed.inject({
        method,
        url: `/run/inference/${address}`,
        headers: { authorization: `Bearer key-${name}` },
        ...(method === 'GET' ? {} : { payload: { input: 'I like it', args: {} } }),
      })
    expect((await call('POST', 'one')).statusCode).toBe(202)
    expect((await call('GET', 'other')).statusCode).toBe(404)
    await delivered(address)
    expect((await call('GET', 'other')).statusCode).toBe(404)
    expect((await call('GET', 'one')).json()).toMatchObject({
      status: 'done',
      task_address: address,
    })
  })
})

describe('the payloads that sources receive', () => {
  const generation = {
    max_length: 20,
    temperature: 0.8,
    top_p: 0.9,
    do_sample: true,
    num_return_sequences: 2,
  }
  test.each<[string, TaskId, unknown, Record<string, unknown>, unknown]>([
    ['a string', 'text-classification', 'I like it', {}, [label]],
    ['three strings', 'text-classification', ['a', 'b', 'c'], {}, [label, label, label]],
    ['all classes', 'text-classification', 'I like it', { top_k: 2 }, [label, label]],
    [
      'an image by URL',
      'image-classification',
      `http://${agentHost}/red.png`,
      { top_k: 2 },
      [label, label],
    ],
    ['an image by data: URL', 'image-classification', dataUrl, { top_k: 1 }, [label]],
    ['an image in base64', 'image-classification', base64, { top_k: 1 }, [label]],
    ['a threshold', 'image-classification', base64, { confidence_threshold: 1 }, []],
    [
      'sampled texts',
      'text-generation',
      'Once upon a time',
      generation,
      [{ generated_text: expect.any(String) }, { generated_text: expect.any(String) }],
    ],
    [
      'a question about an image',
      'visual-question-answering',
      asked?.request.inputs,
      { top_k: 2 },
      [answer, answer],
    ],
    [
      'a translation',
      'translation',
      'Hello',
      { src_lang: 'en', tgt_lang: 'fr' },
      [{ translation_text: expect.any(String) }],
    ],
    [
      'a summary',
      'summarization',
      String(TASK_EXAMPLES.summarization[0]?.request.inputs),
      { max_length: 30, min_length: 5 },
      [{ summary_text: expect.any(String) }],
    ],
  ])('default: %s', async (_name, task, input, args, result) => {
    expect(await resultOf(task, { input, args })).toEqual({ result })
  })

  test('default: what the dialect writes for every example', async () => {
    const requests = [
      ['translation', TASK_EXAMPLES.translation[0]?.request],
      ['text-generation', TASK_EXAMPLES['text-generation'][1]?.request],
    ] as const
    for (const [task, request] of requests) {
      if (request === undefined) throw new Error('an example is expected')
      const { data } = encodeOgpuRequest(request)
      expect(await resultOf(task, data)).toEqual({ result: expect.any(Array) })
    }
  })

  test('behavior: the task of the server’s own setting', async () => {
    const address = newAddress()
    await send(address, { input: 'I like it' })
    expect(await delivered(address)).toEqual({ result: [label] })
  })

  test('behavior: warnings travel with the result', async () => {
    expect(await resultOf('summarization', { input: 'A text.', args: { top_p: 0.5 } })).toEqual({
      result: [{ summary_text: expect.any(String) }],
      warnings: [expect.stringMatching(/"top_p" had no effect/)],
    })
  })
})

describe('idempotency', () => {
  test('behavior: a task runs once, however often it comes', async () => {
    const address = newAddress()
    const data = { input: 'Once', args: { max_length: 30 } }
    const answers = await Promise.all([1, 2, 3].map(() => send(address, data, 'text-generation')))
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202])
    await delivered(address)
    expect((await send(address.toUpperCase().replace('0X', '0x'), data)).status).toBe(202)
    await resultOf('text-classification', { input: 'another' })
    expect(deliveries.filter(({ path }) => path.endsWith(address))).toHaveLength(1)
  })

  test('behavior: a result is delivered again until it arrives', async () => {
    failures = 2
    expect(await resultOf('text-classification', { input: 'good' })).toEqual({ result: [label] })
  })
})

describe('results are kept', () => {
  const get = async (address: string, from = url) => {
    const response = await fetch(`${from}/run/inference/${address}`)
    const body: unknown = await response.json()
    return { status: response.status, headers: response.headers, body }
  }
  async function serveOther(options: Partial<ServerOptions>) {
    const other = await createServer({
      runner,
      callbackUrl: `http://${agentHost}/callback`,
      sourceTask: 'text-classification',
      ...options,
    })
    const otherUrl = await other.listen({ host: '127.0.0.1', port: 0 })
    return { url: otherUrl, [Symbol.asyncDispose]: () => other.close() }
  }

  test('default: what was delivered can be fetched', async () => {
    const address = newAddress()
    await send(address, { input: 'good' })
    await delivered(address)
    await expect
      .poll(async () => (await get(address)).body)
      .toEqual({
        task_address: address,
        status: 'done',
        delivered: true,
        result: [label],
      })
  })

  test('behavior: a task that runs says so', async () => {
    const address = newAddress()
    await send(
      address,
      { input: 'Once', args: { min_length: 100, max_length: 100 } },
      'text-generation',
    )
    const { body, headers } = await get(address)
    expect(body).toEqual({ task_address: address, status: 'running' })
    expect(headers.get('retry-after')).toBe('1')
    await delivered(address)
  })

  test('behavior: what could not be delivered is fetched, or delivered when the task comes again, without a second run', async () => {
    await using other = await serveOther({ callbackAttempts: 1 })
    const address = newAddress()
    failures = 1
    const path = `${other.url}/run/inference/${address}?task=text-generation`
    const data = { input: 'Once', args: { do_sample: true, max_new_tokens: 8 } }
    await post(path, data)
    await expect
      .poll(async () => (await get(address, other.url)).body)
      .toMatchObject({ status: 'done' })
    const { body } = await get(address, other.url)
    expect(body).toMatchObject({
      delivered: false,
      result: [{ generated_text: expect.any(String) }],
    })
    await expect.poll(() => failures).toBe(0)
    const isDelivered = async () => {
      expect((await post(path, data)).status).toBe(202)
      return Object((await get(address, other.url)).body).delivered
    }
    await expect.poll(isDelivered).toBe(true)
    expect(await delivered(address)).toEqual({ result: Object(body).result })
    await expect
      .poll(async () => (await get(address, other.url)).body)
      .toMatchObject({ delivered: true })
  })

  test('behavior: in a folder, they are delivered by the next server', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'results-'))
    onTestFinished(() => rm(directory, { recursive: true }))
    const sourceResults = { directory }
    const address = newAddress()
    {
      await using first = await serveOther({ callbackAttempts: 1, sourceResults })
      failures = 1
      await post(`${first.url}/run/inference/${address}`, { input: 'good' })
      await expect
        .poll(async () => (await get(address, first.url)).body)
        .toMatchObject({ status: 'done' })
    }
    expect(await readdir(directory)).toEqual([`${address.toLowerCase()}.json`])
    await writeFile(join(directory, `0x${'0'.repeat(40)}.json`), 'broken')
    await using second = await serveOther({ sourceResults })
    expect(await delivered(address.toLowerCase())).toEqual({ result: [label] })
    await expect.poll(() => readdir(directory)).toEqual([`0x${'0'.repeat(40)}.json`])
    expect((await get(address, second.url)).body).toMatchObject({ delivered: true })
  })

  test('behavior: of too many the delivered ones go first, then the oldest', async () => {
    await using other = await serveOther({ callbackAttempts: 1, sourceResults: { maxKept: 2 } })
    const addresses = [newAddress(), newAddress(), newAddress(), newAddress()]
    for (const [index, address] of addresses.entries()) {
      failures = index === 1 ? 0 : 1
      await post(`${other.url}/run/inference/${address}`, { input: 'good' })
      await expect.poll(() => failures).toBe(0)
      const state = { status: 'done', delivered: index === 1 }
      await expect.poll(async () => (await get(address, other.url)).body).toMatchObject(state)
    }
    const states = await Promise.all(addresses.map(async (one) => (await get(one, other.url)).body))
    expect(states).toEqual([
      expect.objectContaining({ error: expect.objectContaining({ code: 'NOT_FOUND' }) }),
      { task_address: addresses[1], status: 'done', delivered: true },
      expect.objectContaining({ delivered: false, result: [label] }),
      expect.objectContaining({ delivered: false, result: [label] }),
    ])
  })

  test('error: a task that nobody sent', async () => {
    const missing = await get(newAddress())
    expect([missing.status, readError(missing).code]).toEqual([404, 'NOT_FOUND'])
    expect((await get('0x12')).status).toBe(400)
  })
})

describe('failures', () => {
  test('error: an invalid request is refused at once, with the paths of the wire', async () => {
    const refused = await send(newAddress(), { input: 'x', args: { top_k: 0 } })
    expect(refused.status).toBe(400)
    expect(readError(refused)).toMatchObject({ code: 'INVALID_REQUEST', path: 'args.top_k' })
    expect(reviveAnswer(refused)).toBeInstanceOf(InvalidRequestError)
    for (const data of [null, [], {}, { input: 5 }, { input: 'x', args: [] }]) {
      expect((await send(newAddress(), data)).status).toBe(400)
    }
  })

  test('error: a failure later is delivered, never silence', async () => {
    const unreachable = { input: 'http://127.0.0.1:1/a.png' }
    expect(await resultOf('image-classification', unreachable)).toEqual({
      error: expect.objectContaining({
        code: 'MEDIA_UNREADABLE',
        path: 'input',
        message: expect.stringMatching(/^input: Refused/),
        actor: 'caller',
        retryable: false,
      }),
    })
    const language = { input: 'Hello', args: { tgt_lang: 'de' } }
    expect(await resultOf('translation', language)).toEqual({
      error: expect.objectContaining({
        name: 'InvalidRequestError',
        code: 'INVALID_REQUEST',
        path: 'args.tgt_lang',
        message: expect.stringMatching(/^Invalid translation request: args\.tgt_lang: expected/),
        data: {
          task: 'translation',
          issues: [
            expect.objectContaining({
              path: 'args.tgt_lang',
              message: expect.stringMatching(/^args\.tgt_lang: expected/),
            }),
          ],
        },
      }),
    })
  })

  test('error: an unknown function lists the known one', async () => {
    const refused = await post(`${url}/run/train/${newAddress()}`, { input: 'x' })
    expect(refused.status).toBe(404)
    expect(readError(refused).details).toContain('inference')
    expect(reviveAnswer(refused)).toBeInstanceOf(UnknownFunctionError)
  })

  test('error: a task address that is none', async () => {
    const refused = await send('0x12', { input: 'x' })
    expect(refused.status).toBe(400)
    expect(readError(refused).code).toBe('INVALID_TASK_ADDRESS')
    expect(reviveAnswer(refused)).toBeInstanceOf(InvalidTaskAddressError)
  })

  test('error: a full queue', async () => {
    const data = { input: LONG_CALL.inputs, args: { min_length: 150, max_length: 150 } }
    const addresses = [newAddress(), newAddress(), newAddress()]
    const answers = await Promise.all(addresses.map((one) => send(one, data, 'text-generation')))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(1)
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(refused.map(reviveAnswer)).toEqual([expect.any(QueueFullError)])
    const accepted = addresses.filter((_, index) => answers[index]?.status === 202)
    for (const address of accepted)
      expect(await delivered(address)).toEqual({ result: [expect.anything()] })
  })

  test('error: no task known, no callback known', async () => {
    const bare = await createServer({ runner, callbackUrl: `http://${agentHost}/` })
    const path = `/run/inference/${newAddress()}`
    const refusalOf = async (app: typeof bare) => {
      const response = await app.inject({ method: 'POST', url: path, payload: { input: 'x' } })
      const body: unknown = response.json()
      return reviveAnswer({ status: response.statusCode, headers: new Headers(), body })
    }
    expect(await refusalOf(bare)).toBeInstanceOf(MissingSourceTaskError)
    const deaf = await createServer({ runner, sourceTask: 'translation' })
    expect(await refusalOf(deaf)).toBeInstanceOf(MissingCallbackError)
    await bare.close()
    await deaf.close()
  })

  test('error: a callback URL that is none', async () => {
    const refused = createServer({ runner, callbackUrl: 'file:///etc' })
    await expect(refused).rejects.toThrowError(/callbackUrl/)
    await expect(refused).rejects.toBeInstanceOf(InvalidOptionError)
  })
})

test('behavior: closing waits for runs and their delivery', async () => {
  const other = await createServer({
    runner,
    callbackUrl: `http://${agentHost}/callback`,
    sourceTask: 'text-generation',
  })
  const address = newAddress()
  const payload = { input: 'Once', args: { min_length: 60, max_length: 60 } }
  const response = await other.inject({ method: 'POST', url: `/run/inference/${address}`, payload })
  expect(response.statusCode).toBe(202)
  await other.close()
  expect(deliveries.map(({ path }) => path)).toContain(`/callback/${address}`)
})
