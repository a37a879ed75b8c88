import { createServer } from 'node:http'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { deliver } from '../src/server/ogpu/deliver.ts'
import { DeliveryError } from '../src/server/ogpu/errors.ts'

const bodies: string[] = []
/** What is answered to the next requests; 200 to all others. */
const answers: (number | { status: number; retryAfter: string })[] = []
/** When each request came, in milliseconds. */
const times: number[] = []
const receiver = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  bodies.push(body)
  times.push(performance.now())
  const answer = answers.shift() ?? 200
  const { status, retryAfter } =
    typeof answer === 'number' ? { status: answer, retryAfter: undefined } : answer
  if (status !== 0)
    response.writeHead(status, retryAfter === undefined ? {} : { 'retry-after': retryAfter }).end()
})
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', () => resolve()))
const address = receiver.address()
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/callback`

const effort = { attempts: 3, timeoutMs: 10_000, signal: new AbortController().signal }

beforeEach(() => {
  bodies.length = 0
  times.length = 0
  answers.length = 0
})
afterAll(() => {
  receiver.closeAllConnections()
  receiver.close()
})

async function failureOf(delivery: Promise<void>): Promise<DeliveryError> {
  const error: unknown = await delivery.then(() => undefined).catch((reason: unknown) => reason)
  if (error instanceof DeliveryError) return error
  throw new Error('a DeliveryError is expected', { cause: error })
}

test('the receiver gets the value as JSON', async () => {
  await deliver(url, { result: [1] }, effort)
  expect(bodies).toEqual(['{"result":[1]}'])
})

test.each([408, 429, 500, 503])('after %d it is tried again', async (status) => {
  answers.push(status)
  await deliver(url, 1, effort)
  expect(bodies).toHaveLength(2)
})

test.each([400, 404, 410])('after %d it is not tried again', async (status) => {
  answers.push(status)
  const error = await failureOf(deliver(url, 1, effort))
  expect(error).toMatchObject({ status, code: 'DELIVERY_FAILED', retryable: true })
  expect(error.message).toContain(`the receiver answered ${status}`)
  expect(bodies).toHaveLength(1)
})

test.each([
  ['seconds', () => '1'],
  ['a date', () => new Date(Date.now() + 2000).toUTCString()],
])(
  'a receiver that says when it may be tried again, by %s, is left alone until then',
  async (_, when) => {
    answers.push({ status: 429, retryAfter: when() })
    await deliver(url, 1, effort)
    const [first = 0, second = 0] = times
    expect(second - first).toBeGreaterThanOrEqual(1000)
  },
)

test.each(['soon', '-5', 'Thu, 01 Jan 1970 00:00:00 GMT'])(
  'Retry-After: %s holds up nothing',
  async (retryAfter) => {
    answers.push({ status: 503, retryAfter })
    await deliver(url, 1, effort)
    const [first = 0, second = 0] = times
    expect(second - first).toBeLessThan(5000)
  },
)

test('a receiver that wants to be left alone for long is not waited for after the last attempt', async () => {
  answers.push({ status: 503, retryAfter: '3600' })
  const error = await failureOf(deliver(url, 1, { ...effort, attempts: 1 }))
  expect([error.status, error.pauseMs]).toEqual([503, 60_000])
})

test('it is given up after so many attempts', async () => {
  answers.push(500, 501, 502, 200)
  expect((await failureOf(deliver(url, 1, effort))).status).toBe(502)
  expect(bodies).toHaveLength(3)
})

test('a receiver that does not answer is tried again', async () => {
  answers.push(0)
  await deliver(url, 1, { ...effort, timeoutMs: 1000 })
  expect(bodies).toHaveLength(2)
})

test('a receiver that is not there is no connection', async () => {
  const error = await failureOf(deliver('http://127.0.0.1:1/', 1, { ...effort, attempts: 1 }))
  expect(error.message).toContain('no connection')
})

test('a signal that aborts ends the pauses, and the last failure is the reason', async () => {
  answers.push(500, 500)
  const stop = new AbortController()
  const delivery = failureOf(deliver(url, 1, { ...effort, signal: stop.signal }))
  await expect.poll(() => bodies.length).toBe(1)
  stop.abort()
  expect((await delivery).message).toContain('could not be delivered')
  expect(bodies).toHaveLength(1)
})

test('with no attempt, or a signal that has aborted, nothing is sent', async () => {
  const signal = AbortSignal.abort()
  for (const options of [{ attempts: 0 }, { signal }]) {
    const error = await failureOf(deliver(url, 1, { ...effort, ...options }))
    expect(error.message).toContain('it was not tried')
  }
  expect(bodies).toEqual([])
})
