import '../src/lib/theme.css'
import type { TaskId } from '@taskmesh/tasks'
import { defineVenue, type Venue, type VenuePrice } from '@taskmesh/venues'
import axe from 'axe-core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { page, userEvent } from 'vitest/browser'
import { TaskWidget } from '../src/lib/index.ts'

const PRICE: VenuePrice = {
  amount: 2_000_000_000_000_000n,
  symbol: 'OGPU',
  decimals: 18,
  expiresIn: 600,
  account: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
  becomesPublic: 'Anybody can read the request and the answer.',
}

interface Paid {
  venue: Venue
  /** How often it was paid. */
  payments: () => number
  /** Answers every run that waits. */
  answer: () => void
  fail: (error: Error) => void
}

function paidVenue(id = 'chain', label = 'Run on the chain'): Paid {
  const waiting: { resolve: (raw: { output: unknown }) => void; reject: (error: Error) => void }[] =
    []
  let payments = 0
  const venue = defineVenue({
    id,
    label,
    run: (_task, _request, { signal }) => {
      payments += 1
      return new Promise<{ output: unknown }>((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason))
        waiting.push({ resolve, reject })
      })
    },
  })
  return {
    venue: { ...venue, price: () => PRICE },
    payments: () => payments,
    answer: () =>
      waiting.forEach(({ resolve }) => resolve({ output: { translation_text: 'Bonjour' } })),
    fail: (error) => waiting.forEach(({ reject }) => reject(error)),
  }
}

const TASK: TaskId = 'translation'
const dialog = () => page.getByRole('dialog', { name: 'Pay 0.002 OGPU?' })
const pay = () => page.getByRole('button', { name: 'Pay 0.002 OGPU' })
const runButton = () => page.getByRole('button', { name: 'Run on the chain' })

async function show(paid: Paid, more: readonly Venue[] = []) {
  return render(TaskWidget, { task: TASK, venues: [paid.venue, ...more] })
}

/** Every paid run is over at the end of a test: there is one at a time on a page. */
const open: Paid[] = []
function track(paid: Paid): Paid {
  open.push(paid)
  return paid
}
afterEach(() => open.splice(0).forEach((paid) => paid.answer()))

describe('a run that is paid', () => {
  test('is asked for first, with amount, expiry, account and what becomes public', async () => {
    const paid = track(paidVenue())
    await show(paid)
    await runButton().click()
    await expect.element(dialog()).toBeVisible()
    expect(paid.payments()).toBe(0)
    for (const text of ['0.002 OGPU, and the fee', 'in 10 min', PRICE.account, PRICE.becomesPublic])
      await expect.element(dialog()).toMatchTextContent(text)
    await pay().click()
    await expect.element(dialog()).not.toBeInTheDocument()
    expect(paid.payments()).toBe(1)
    paid.answer()
    await expect.element(page.getByText('Bonjour', { exact: true })).toBeVisible()
  })

  test('Escape and the other button pay nothing, and the focus comes back', async () => {
    const paid = track(paidVenue())
    await show(paid)
    await runButton().click()
    await userEvent.keyboard('{Escape}')
    await expect.element(dialog()).not.toBeInTheDocument()
    await expect.element(runButton()).toHaveFocus()
    await runButton().click()
    await page.getByRole('button', { name: 'Don’t pay' }).click()
    await expect.element(dialog()).not.toBeInTheDocument()
    expect(paid.payments()).toBe(0)
  })

  test.for(['two clicks within a frame', 'a double click'])('%s pay once', async (how) => {
    const paid = track(paidVenue())
    await show(paid)
    await runButton().click()
    const button = pay().element()
    if (!(button instanceof HTMLElement)) throw new Error('It is no button.')
    if (how === 'a double click') await pay().dblClick()
    else for (let click = 0; click < 10; click += 1) button.click()
    await expect.element(dialog()).not.toBeInTheDocument()
    expect(paid.payments()).toBe(1)
  })

  test('quick clicks on the button of the widget ask once', async () => {
    const paid = track(paidVenue())
    await show(paid)
    const button = runButton().element()
    if (!(button instanceof HTMLElement)) throw new Error('It is no button.')
    for (let click = 0; click < 10; click += 1) button.click()
    await expect.element(dialog()).toBeVisible()
    expect(page.getByRole('dialog').all()).toHaveLength(1)
    await pay().click()
    for (let click = 0; click < 10; click += 1) button.click()
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
    expect(paid.payments()).toBe(1)
  })

  test('a key that is held down pays nothing', async () => {
    const paid = track(paidVenue())
    await show(paid)
    runButton()
      .element()
      .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    await expect.element(dialog()).toBeVisible()
    await userEvent.keyboard('{Enter>20/}')
    expect(paid.payments()).toBe(0)
    pay().element().focus()
    const held = new KeyboardEvent('keydown', {
      key: 'Enter',
      repeat: true,
      bubbles: true,
      cancelable: true,
    })
    expect(pay().element().dispatchEvent(held)).toBe(false)
    expect(paid.payments()).toBe(0)
    await userEvent.keyboard('{Enter}')
    await expect.poll(paid.payments).toBe(1)
  })

  test('while it is under way nothing else starts, and an example leaves it alone', async () => {
    const paid = track(paidVenue())
    const free = vi.fn(async () => ({ output: { translation_text: 'Salut' } }))
    await show(paid, [defineVenue({ id: 'free', label: 'Run locally', run: free })])
    await runButton().click()
    await pay().click()
    const other = page.getByRole('button', { name: 'Run locally' })
    await expect.element(other).toHaveAccessibleDescription(/paid run is under way/)
    await other.click({ force: true })
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    expect(free).not.toHaveBeenCalled()
    paid.answer()
    await expect.element(page.getByText('Bonjour', { exact: true })).toBeVisible()
    expect(paid.payments()).toBe(1)
  })

  test('two widgets of a page: one at a time', async () => {
    const [first, second] = [track(paidVenue('a', 'First')), track(paidVenue('b', 'Second'))]
    await show(first)
    await show(second)
    await page.getByRole('button', { name: 'First' }).click()
    await pay().click()
    const button = page.getByRole('button', { name: 'Second' })
    await expect.element(button).toHaveAccessibleDescription(/Another paid run is under way/)
    await button.click({ force: true })
    expect(page.getByRole('dialog').all()).toHaveLength(0)
    first.answer()
    await expect.element(button).not.toHaveAttribute('aria-disabled')
    expect([first.payments(), second.payments()]).toEqual([1, 0])
  })

  test('two widgets that ask at the same time: the second to be confirmed pays nothing', async () => {
    const [first, second] = [track(paidVenue('a', 'First')), track(paidVenue('b', 'Second'))]
    await show(first)
    await show(second)
    const click = (name: string) =>
      page
        .getByRole('button', { name, includeHidden: true })
        .element()
        .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
    click('First')
    click('Second')
    await expect.poll(() => document.querySelectorAll('dialog').length).toBe(2)
    document.querySelectorAll<HTMLElement>('dialog [data-primary]').forEach((one) => one.click())
    await expect.poll(() => document.querySelectorAll('dialog').length).toBe(0)
    expect(first.payments() + second.payments()).toBe(1)
  })

  test('Retry after a failure asks again', async () => {
    const paid = track(paidVenue())
    await show(paid)
    await runButton().click()
    await pay().click()
    paid.fail(new Error('The node is gone.'))
    await page.getByRole('button', { name: 'Retry' }).click()
    await expect.element(dialog()).toBeVisible()
    expect(paid.payments()).toBe(1)
    await userEvent.keyboard('{Escape}')
  })

  test('the dialog has no axe violation', async () => {
    const paid = track(paidVenue())
    await show(paid)
    await runButton().click()
    await expect.element(dialog()).toBeVisible()
    const { violations } = await axe.run(dialog().element())
    expect(violations).toEqual([])
    await userEvent.keyboard('{Escape}')
  })
})

describe('a paid run from before the page was loaded', () => {
  test('is waited for again at once, and its answer shown, without a payment', async () => {
    const paid = paidVenue()
    let finish: ((text: string) => void) | undefined
    const text = new Promise<string>((resolve) => (finish = resolve))
    const resume: Venue['resume'] = async (task, { onProgress } = {}) => {
      onProgress?.({ status: 'running', message: 'Waiting for a provider' })
      const answer = await defineVenue({
        id: 'x',
        label: 'x',
        run: async () => ({ output: { translation_text: await text } }),
      }).run(task, { inputs: 'Hello' } as never)
      return { request: { inputs: 'Hello' } as never, answer }
    }
    await show({ ...paid, venue: { ...paid.venue, resume } })
    await expect.element(page.getByText('Waiting for a provider…')).toBeVisible()
    await expect.element(runButton()).toHaveAttribute('aria-disabled', 'true')
    finish?.('Bonjour again')
    await expect.element(page.getByText('Bonjour again')).toBeVisible()
    await expect.element(runButton()).not.toHaveAttribute('aria-disabled')
    expect(paid.payments()).toBe(0)
  })

  test('one that fails is looked for once', async () => {
    const paid = paidVenue()
    let lookups = 0
    const resume: Venue['resume'] = async (_task, { onProgress } = {}) => {
      lookups += 1
      onProgress?.({ status: 'running', message: 'Looking' })
      throw new Error('The node is gone.')
    }
    await show({ ...paid, venue: { ...paid.venue, resume } })
    await expect.element(page.getByText('The node is gone.')).toBeVisible()
    await expect.element(runButton()).not.toHaveAttribute('aria-disabled')
    expect(lookups).toBe(1)
  })

  test('nothing changes when there is none', async () => {
    const paid = track(paidVenue())
    const resume = vi.fn(async () => undefined)
    await show({ ...paid, venue: { ...paid.venue, resume } })
    await expect.poll(() => resume.mock.calls.length).toBe(1)
    await expect.element(runButton()).not.toHaveAttribute('aria-disabled')
    await runButton().click()
    await pay().click()
    expect(paid.payments()).toBe(1)
  })
})

describe('a run that failed', () => {
  test('Retry does the same run again', async () => {
    let calls = 0
    const inputs: unknown[] = []
    const venue = defineVenue({
      id: 'flaky',
      label: 'Run',
      run: async (_task, request) => {
        inputs.push(request.inputs)
        calls += 1
        if (calls === 1) throw new Error('Gone for a moment.')
        return { output: { translation_text: 'Bonjour' } }
      },
    })
    await render(TaskWidget, { task: TASK, venues: [venue] })
    await page.getByRole('button', { name: 'Run' }).click()
    await expect.element(page.getByText('Gone for a moment.')).toBeVisible()
    await page.getByRole('button', { name: 'Retry' }).click()
    await expect.element(page.getByText('Bonjour', { exact: true })).toBeVisible()
    expect(inputs[1]).toEqual(inputs[0])
    expect(page.getByRole('button', { name: 'Retry' }).query()).toBeNull()
  })

  test('text that a model writes is shown while it comes', async () => {
    let end: (() => void) | undefined
    const venue = defineVenue({
      id: 'stream',
      label: 'Run',
      run: async (_task, _request, { onProgress }) => {
        onProgress?.({ status: 'running', text: 'Bon' })
        onProgress?.({ status: 'running', message: 'The model runs.' })
        await new Promise<void>((resolve) => (end = resolve))
        return { output: { translation_text: 'Bonjour' } }
      },
    })
    await render(TaskWidget, { task: TASK, venues: [venue] })
    await page.getByRole('button', { name: 'Run' }).click()
    await expect.element(page.getByText('Bon', { exact: true })).toBeVisible()
    end?.()
    await expect.element(page.getByText('Bonjour', { exact: true })).toBeVisible()
  })
})
