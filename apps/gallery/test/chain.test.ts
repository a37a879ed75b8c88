import { InvalidResultError } from '@taskmesh/client'
import { VenueCannotRunError } from '@taskmesh/venues'
import { HeldPaymentError } from '@taskmesh/venues/chain'
import { beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { CHAIN_STEPS, ChainTimeline } from '#lib/chain/ChainTimeline.svelte.ts'
import { pageChainVenue } from '#lib/chain/pageChainVenue.ts'
import { whyNotOnChain } from '#lib/chain/whyNotOnChain.ts'
import { HeldPayments } from '#lib/chain/HeldPayments.svelte.ts'
import HeldPaymentList from '#lib/chain/HeldPaymentList.svelte'
import { readConfig } from '#lib/config/configState.ts'
import TaskPage from '#lib/task/TaskPage.svelte'
import { PaidTasks } from '@taskmesh/venues/paid-tasks'
import { createPublicClient, http, type Address, type Hex } from 'viem'
import { render } from 'vitest-browser-svelte'
import { page } from 'vitest/browser'
import { taskPageProps } from './taskPageProps.ts'

const state = readConfig(inject('config'))
const TASK = 'text-classification'

function start(inputs: string) {
  const timeline = new ChainTimeline(TASK)
  const controller = new AbortController()
  const onProgress = vi.fn()
  const options = { signal: controller.signal, onProgress }
  const result = pageChainVenue(state, timeline).run(TASK, { inputs }, options)
  return { timeline, controller, onProgress, result }
}

describe('a task on the chain', () => {
  test('is published, answered, paid and verified, each step with its time', async () => {
    const { timeline, onProgress, result } = start('Lovely')
    await expect.poll(() => timeline.status).toBe('active')
    expect(await result).toMatchObject({
      output: [{ label: 'POSITIVE', score: 0.75 }],
      warnings: ['from the chain'],
    })
    expect(timeline.status).toBe('done')
    const times = CHAIN_STEPS.map(({ id }) => timeline.time(id) ?? 0)
    expect(times.every((time) => time > 0)).toBe(true)
    expect(times.toSorted((a, b) => a - b)).toEqual(times)
    const { facts } = timeline
    expect(facts.balanceAfter).toBe((facts.balanceBefore ?? 0n) - (facts.payment ?? 0n))
    expect(facts.provider).toMatch(/^0x[0-9a-fA-F]{40}$/)
    expect(facts.transaction).toMatch(/^0x[0-9a-f]{64}$/)
    expect(onProgress).toHaveBeenCalledWith({
      status: 'running',
      message: expect.stringMatching(/^Waiting for a provider until \d\d:\d\d$/),
    })
  })

  test('is answered though the balance cannot be read any more', async () => {
    const { fetch } = globalThis
    const { timeline, result } = start('Lovely')
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (...request) => {
      if (timeline.time('verified') !== undefined) throw new TypeError('offline')
      return fetch(...request)
    })
    await expect(result).resolves.toHaveProperty('output')
    vi.mocked(globalThis.fetch).mockRestore()
    expect(timeline.status).toBe('done')
    expect(timeline.facts.provider).toBeDefined()
    expect(timeline.facts.balanceAfter).toBeUndefined()
  })

  test('answered with something else fails as a bad result', async () => {
    const { timeline, result } = start('something odd')
    await expect(result).rejects.toBeInstanceOf(InvalidResultError)
    await expect(result).rejects.toMatchObject({ received: { result: [42] } })
    expect(timeline.status).toBe('failed')
    expect(timeline.next).toBe('verified')
  })

  test('can be left: the page waits no more', async () => {
    const { timeline, controller, onProgress, result } = start('Lovely')
    // Not by looking at times: the provider may be done before the next look.
    onProgress.mockImplementation(() => {
      if (timeline.time('published') !== undefined) controller.abort()
    })
    await expect(result).rejects.toBeInstanceOf(HeldPaymentError)
    const { taskAddress, payment } = timeline.facts
    await expect(result).rejects.toMatchObject({ taskAddress, payment })
    expect(timeline.status).toBe('failed')
  })

  test('that cannot be published is refused before anything starts', async () => {
    const timeline = new ChainTimeline('translation')
    const run = pageChainVenue(state, timeline).run('translation', { inputs: 'Hello' })
    await expect(run).rejects.toBeInstanceOf(VenueCannotRunError)
    expect(timeline.status).toBe('idle')
  })
})

describe('a paid run on a page', () => {
  const { chain } = state.config
  const account: Address = chain?.account?.address ?? '0x'
  const node = createPublicClient({ transport: http(chain?.rpcUrl) })
  const sent = () => node.getTransactionCount({ address: account })
  const paidTasks = new PaidTasks(localStorage)

  beforeEach(() => localStorage.clear())

  function open() {
    const timeline = new ChainTimeline(TASK)
    const venues = [pageChainVenue(state, timeline, paidTasks)]
    return {
      timeline,
      screen: taskPageProps(TASK, { venues, example: 0 }).then((props) => render(TaskPage, props)),
    }
  }

  const runButton = () => page.getByRole('button', { name: 'Run on the chain' })
  const pay = () => page.getByRole('button', { name: 'Pay 0.002 OGPU' })

  test('ten quick clicks on each button send one task', async () => {
    const before = await sent()
    const { screen, timeline } = open()
    await screen
    const button = runButton().element()
    for (let click = 0; click < 10; click += 1)
      button.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    await expect.element(pay()).toBeVisible()
    const paying = pay().element()
    for (let click = 0; click < 10; click += 1) {
      paying.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
      button.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    }
    await expect.poll(() => timeline.status).toBe('done')
    await expect.element(page.getByText('75%')).toBeVisible()
    expect(await sent()).toBe(before + 1)
    expect(page.getByText('not reached').all()).toHaveLength(0)
  })

  test('it survives a reload in the middle, and its answer is shown without another payment', async () => {
    const { screen, timeline } = open()
    const first = await screen
    await runButton().click()
    await pay().click()
    await expect.poll(() => timeline.time('published'), { interval: 5 }).toBeDefined()
    await first.unmount()
    expect(paidTasks.list()).toHaveLength(1)
    const before = await sent()
    const again = open()
    await again.screen
    await expect.element(page.getByText('75%')).toBeVisible()
    expect(again.timeline.status).toBe('done')
    expect(again.timeline.time('FINALIZED')).toBeDefined()
    expect(await sent()).toBe(before)
    expect(paidTasks.list()).toEqual([])
  })

  test('what still holds a payment is listed, and the payment taken back', async () => {
    if (chain === undefined) throw new Error('There is a chain.')
    const record = {
      id: 'old',
      chainId: chain.chainId,
      account,
      task: TASK,
      source: account,
      payment: chain.payment,
      startedAt: Date.now(),
    } as const
    paidTasks.put(record)
    const screen = await render(HeldPaymentList, { chain, link: (id) => `/${id}/`, paidTasks })
    await expect.element(screen.getByText(/0\.002 OGPU/)).toBeVisible()
    expect(screen.getByRole('button').all()).toHaveLength(0)
    const hash: Hex = `0x${'1'.repeat(64)}`
    const published = { taskAddress: account, hash, expiryTime: 1n, configUrl: 'x' }
    paidTasks.put({ ...record, published, isExpired: true })
    await screen.getByRole('button', { name: 'Take the payment back' }).click()
    // There is no such task: the reason is said, and the payment stays in the list.
    await expect.element(screen.getByRole('status')).toMatchTextContent(/\w/)
    expect(new HeldPayments(paidTasks, chain).tasks).toHaveLength(1)
    paidTasks.remove('old')
    await expect.element(screen.getByText('Paid and not over')).not.toBeInTheDocument()
  })
})

describe('ChainTimeline', () => {
  test('what writes to an earlier task falls silent', () => {
    const timeline = new ChainTimeline(TASK)
    const first = timeline.start()
    const second = timeline.start()
    first.reach('checked')
    first.end('failed')
    expect([timeline.status, timeline.next]).toEqual(['active', 'checked'])
    second.reach('checked')
    expect(timeline.next).toBe('stored')
  })

  test('the first time of a step counts', () => {
    const timeline = new ChainTimeline(TASK)
    const log = timeline.start()
    log.reach('NEW')
    const time = timeline.time('NEW')
    log.reach('NEW')
    expect(timeline.time('NEW')).toBe(time)
  })
})

describe('whyNotOnChain', () => {
  const chain = state.config.chain
  test('names what is missing, in words', () => {
    expect(whyNotOnChain(TASK, state)).toBeUndefined()
    expect(whyNotOnChain('translation', state)).toContain('No source')
    expect(whyNotOnChain(TASK, { status: 'absent', config: {} })).toContain('npm start')
    const poor = {
      status: 'ready' as const,
      config: { chain: chain && { ...chain, account: undefined } },
    }
    expect(whyNotOnChain(TASK, poor)).toContain('no account')
  })

  test('a connected wallet pays where the configuration has no account', () => {
    const config = { chain: chain && { ...chain, account: undefined } }
    const poor = { status: 'ready' as const, config }
    expect(whyNotOnChain(TASK, poor)).toContain('Connect a browser wallet')
    const { account } = chain ?? {}
    if (account === undefined) throw new Error('There is an account.')
    expect(whyNotOnChain(TASK, poor, { type: 'key', ...account })).toBeUndefined()
  })
})
