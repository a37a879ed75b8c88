import { InvalidResultError, WaitTimeoutError } from '@taskmesh/client'
import { readErrorBody, reviveError } from '@taskmesh/errors'
import { encodeOgpuResult } from '@taskmesh/tasks/dialects/ogpu'
import { parseEther, type Address } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  chainVenue,
  formatExpiry,
  HeldPaymentError,
  TaskNotOfferedError,
  type ChainProgress,
  type ChainVenueOptions,
} from '../src/chain/index.ts'
import type { Venue } from '../src/index.ts'
import { startChain } from './support/chain.ts'

const TASK = 'text-classification'
const PAYMENT = parseEther('0.002')
const OUTPUT = [{ label: 'POSITIVE', score: 0.75 }]
const ANSWER = encodeOgpuResult(TASK, OUTPUT, 'x', ['from the provider'])

let chain: Awaited<ReturnType<typeof startChain>>
let source: Address

beforeAll(async () => {
  chain = await startChain()
  source = await chain.addSource('FIRST_RESPONSE')
})
afterAll(() => chain?.devnet.stop())

function venueWith(options: Partial<ChainVenueOptions> = {}) {
  const { client } = chain
  const sources = new Map([[TASK, source]] as const)
  return chainVenue({ client, sources, payment: PAYMENT, expiresIn: 600, ...options })
}

/** Lets the provider work on the task as soon as it is published, and collects what is reported. */
function listen(answer?: unknown, onStep?: (progress: ChainProgress) => void) {
  const seen: ChainProgress[] = []
  const onProgress = (progress: ChainProgress) => {
    seen.push(progress)
    onStep?.(progress)
    if (progress.step === 'published') {
      working = chain.work(progress.taskAddress, progress.payment, answer)
    }
  }
  let working: Promise<void> | undefined
  return { seen, onProgress, done: () => working }
}

async function thrownBy(run: Promise<unknown>): Promise<unknown> {
  return run.then(
    () => {
      throw new Error('It resolved.')
    },
    (error: unknown) => error,
  )
}

describe('a request on the chain', () => {
  test('is published, answered, paid and verified, each step with its facts', async () => {
    const { seen, onProgress } = listen(ANSWER)
    const answer = await venueWith().run(TASK, { inputs: 'Lovely' }, { onProgress })
    const { provider } = chain
    expect(answer).toMatchObject({
      output: OUTPUT,
      warnings: ['from the provider'],
      status: 'FINALIZED',
      provider: provider.account.address,
      payment: PAYMENT,
    })
    expect(answer.elapsedMs).toBeGreaterThan(0)
    expect(seen.map(({ step }) => step)).toEqual([
      'checked',
      'stored',
      'published',
      'NEW',
      'ATTEMPTED',
      'RESPONDED',
      'FINALIZED',
      'verified',
    ])
    const { taskAddress, hash, configUrl, response } = answer
    expect(seen[1]).toMatchObject({ configUrl, message: 'Sending the transaction' })
    const onChain = await chain.client.getTask({ taskAddress })
    const { expiryTime } = onChain
    const published = { taskAddress, hash, configUrl, payment: PAYMENT, expiryTime }
    expect(seen[2]).toMatchObject({ step: 'published', ...published })
    expect(seen[3]).toMatchObject({ step: 'NEW', taskAddress, message: 'Waiting for a provider' })
    expect(seen[4]).toMatchObject({ step: 'ATTEMPTED', taskAddress, attemptCount: 1 })
    expect(seen[7]).toMatchObject({ taskAddress, response, provider: provider.account.address })
    expect(onChain.status).toBe('FINALIZED')
  })

  test('is confirmed where the client chooses, if that is wanted', async () => {
    const sources = new Map([[TASK, await chain.addSource('MANUAL_CONFIRMATION')]] as const)
    const left = await venueWith({ sources }).run(TASK, { inputs: 'a' }, listen(ANSWER))
    expect(left.status).toBe('RESPONDED')
    const venue = venueWith({ sources, confirm: true })
    const confirmed = await venue.run(TASK, { inputs: 'b' }, listen(ANSWER))
    expect(confirmed.status).toBe('FINALIZED')
  })

  test('deposits what is missing, if that is wanted', async () => {
    const payment = parseEther('2')
    const poor = await thrownBy(venueWith({ payment }).run(TASK, { inputs: 'a' }))
    expect(poor).toMatchObject({ code: 'INSUFFICIENT_VAULT_BALANCE' })
    const venue = venueWith({ payment, fund: true })
    const answer = await venue.run(TASK, { inputs: 'a' }, listen(ANSWER))
    expect(answer.payment).toBe(payment)
    await chain.client.deposit({ amount: parseEther('1') })
  })

  test('is a venue like any other', async () => {
    const venue: Venue = venueWith()
    expect({ id: venue.id, label: venue.label }).toEqual({ id: 'chain', label: 'Chain' })
    expect(venue.can(TASK)).toEqual({ runnable: true })
    expect(venue.can('translation')).toMatchObject({ runnable: false, code: 'NOT_OFFERED' })
  })

  test('error: a task that no source offers', async () => {
    const error = await thrownBy(venueWith().run('translation', { inputs: 'Hello' }))
    expect(error).toBeInstanceOf(TaskNotOfferedError)
    expect(error).toMatchObject({ code: 'TASK_NOT_OFFERED', details: `Offered: ${TASK}` })
  })

  test('error: an answer that is no result of the task', async () => {
    const run = venueWith().run(TASK, { inputs: 'a' }, listen({ result: [42] }))
    const error = await thrownBy(run)
    expect(error).toBeInstanceOf(InvalidResultError)
    expect(error).toMatchObject({ received: { result: [42] } })
  })
})

describe('a request that is cut off', () => {
  test('before it is published rejects with the reason: nothing is held', async () => {
    const reason = new Error('The page was left.')
    const controller = new AbortController()
    const { seen, onProgress } = listen(undefined, ({ step }) => {
      if (step === 'checked') controller.abort(reason)
    })
    const options = { signal: controller.signal, onProgress }
    expect(await thrownBy(venueWith().run(TASK, { inputs: 'a' }, options))).toBe(reason)
    expect(seen.map(({ step }) => step)).not.toContain('published')
  })

  test('while a provider may take it says what is held, and how to get it back', async () => {
    const controller = new AbortController()
    const reason = new Error('The page was left.\nAnother line.')
    const seen: ChainProgress[] = []
    const error = await thrownBy(
      venueWith().run(
        TASK,
        { inputs: 'a' },
        {
          signal: controller.signal,
          onProgress: (progress) => {
            seen.push(progress)
            if (progress.step === 'NEW') controller.abort(reason)
          },
        },
      ),
    )
    if (!(error instanceof HeldPaymentError)) throw error
    const published = seen.find((progress) => progress.step === 'published')
    const { taskAddress, expiryTime } = error
    expect(published).toMatchObject({ taskAddress, expiryTime })
    expect(error.reason).toBe(reason)
    expect(error).toMatchObject({
      code: 'PAYMENT_HELD',
      status: 'NEW',
      payment: PAYMENT,
      account: chain.client.account.address,
      shortMessage: `The page was left. The task ${taskAddress} is NEW and still holds 0.002 OGPU.`,
    })
    expect(error.details).toContain(`until ${formatExpiry(expiryTime)}`)
    // What it says can be done.
    await chain.client.cancelTask({ taskAddress })
    expect((await chain.client.getTask({ taskAddress })).status).toBe('CANCELED')
  })

  test('while a provider works on it says so', async () => {
    const controller = new AbortController()
    const { onProgress, done } = listen(undefined, ({ step }) => {
      if (step === 'ATTEMPTED') controller.abort()
    })
    const options = { signal: controller.signal, onProgress }
    const error = await thrownBy(venueWith().run(TASK, { inputs: 'a' }, options))
    expect(error).toBeInstanceOf(HeldPaymentError)
    expect(error).toMatchObject({
      status: 'ATTEMPTED',
      details: expect.stringContaining('A provider is at work on it'),
    })
    await done()
  })

  test('by the time for the wait has that as its reason', async () => {
    const error = await thrownBy(venueWith({ timeoutMs: 300 }).run(TASK, { inputs: 'a' }))
    if (!(error instanceof HeldPaymentError)) throw error
    expect(error.reason).toBeInstanceOf(WaitTimeoutError)
  })

  test('travels as JSON with its facts', async () => {
    const held = new HeldPaymentError(
      {
        taskAddress: source,
        status: 'NEW',
        payment: PAYMENT,
        expiryTime: 1_795_310_195n,
        account: chain.client.account.address,
      },
      'left',
    )
    expect(held.shortMessage).toMatch(/^left\. The task 0x/)
    const body = readErrorBody(JSON.parse(JSON.stringify(held)))
    const revived = body && reviveError(body, { PAYMENT_HELD: HeldPaymentError })
    expect(revived).toBeInstanceOf(HeldPaymentError)
    expect(revived).toMatchObject({ taskAddress: source, payment: PAYMENT, status: 'NEW' })
    const broken = body && { ...body, data: { ...body.data, payment: 'all' } }
    const other = broken && reviveError(broken, { PAYMENT_HELD: HeldPaymentError })
    expect(other).not.toBeInstanceOf(HeldPaymentError)
  })
})

test('formatExpiry: a moment in UTC', () => {
  expect(formatExpiry(1_795_310_195n)).toBe('2026-11-22 01:16:35 UTC')
})
