import { TASK_IDS, TASKS_WITHOUT_CALL } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import '@taskmesh/widgets/theme.css'
import { defineVenue } from '@taskmesh/venues'
import { describe, expect, inject, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { page } from 'vitest/browser'
import ChainPanel from '#lib/chain/ChainPanel.svelte'
import { ChainTimeline } from '#lib/chain/ChainTimeline.svelte.ts'
import { pageChainVenue } from '#lib/chain/pageChainVenue.ts'
import { readConfig, type ConfigState } from '#lib/config/configState.ts'
import { localVenue } from '#lib/local/localVenue.ts'
import WithoutCallPage from '#lib/pages/WithoutCallPage.svelte'
import TaskPage from '#lib/task/TaskPage.svelte'
import { taskPageProps } from './taskPageProps.ts'

// As app.html has it: the whole page is Taskmesh’s.
document.documentElement.dataset['taskmesh'] = ''

describe('a task', () => {
  test('runs at the venue that is injected', async () => {
    const run = async () => ({
      output: TASK_EXAMPLES.translation[0]?.output,
      model: 'injected',
    })
    const venues = [defineVenue({ id: 'local', label: 'Run locally', run })]
    const screen = await render(TaskPage, await taskPageProps('translation', { venues }))
    await expect.element(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Translation')
    await screen.getByRole('button', { name: 'Run locally' }).click()
    await expect.element(screen.getByText('injected')).toBeVisible()
  })

  test('without a configuration both buttons say what to do', async () => {
    const state: ConfigState = { status: 'absent', config: {} }
    const venues = [localVenue({ state }), pageChainVenue(state, new ChainTimeline('translation'))]
    const screen = await render(TaskPage, await taskPageProps('translation', { venues }))
    for (const name of ['Run locally', 'Run on the chain']) {
      const button = screen.getByRole('button', { name })
      await expect.element(button).toHaveAttribute('aria-disabled', 'true')
      await expect.element(button).toHaveAccessibleDescription(/npm start/)
    }
  })

  test('on the chain: the result in the widget, the steps and the money beside it', async () => {
    const state = readConfig(inject('config'))
    const timeline = new ChainTimeline('text-classification')
    const venues = [pageChainVenue(state, timeline)]
    await render(TaskPage, await taskPageProps('text-classification', { venues }))
    await page.getByRole('button', { name: 'Run on the chain' }).click()
    await page.getByRole('button', { name: 'Pay 0.002 OGPU' }).click()
    await expect.element(page.getByText('75%')).toBeVisible()
    const panel = await render(ChainPanel, { timeline })
    const steps = panel.getByRole('list', { name: 'Steps of the task' })
    expect(steps.getByRole('listitem').all()).toHaveLength(8)
    expect(panel.container.querySelectorAll('time')).toHaveLength(8)
    await expect.element(panel.getByText('0.002 OGPU')).toBeVisible()
    await expect.element(panel.getByText('Vault balance after')).toBeVisible()
  })

  test('the steps come into view with the focus when they are out of it', async () => {
    await page.viewport(380, 700)
    const timeline = new ChainTimeline('translation')
    const screen = await render(ChainPanel, { timeline })
    screen.container.style.paddingTop = '2000px'
    const heading = screen.getByRole('heading', { name: 'On the chain' })
    timeline.start()
    await expect.element(heading).toHaveFocus()
    await expect.poll(() => heading.element().getBoundingClientRect().top).toBeLessThan(350)
  })

  test('the steps leave the focus alone when they are in view', async () => {
    const timeline = new ChainTimeline('translation')
    const screen = await render(ChainPanel, { timeline })
    timeline.start()
    await expect.element(screen.getByText('(under way)')).toBeInTheDocument()
    await expect.element(screen.getByRole('heading')).not.toHaveFocus()
  })

  test('a task that waits says until when and what happens then', async () => {
    const timeline = new ChainTimeline('translation')
    const log = timeline.start()
    log.learn({ taskAddress: '0x1', expiresAt: new Date(2030, 1, 1, 14, 5).getTime() })
    log.reach('NEW')
    const screen = await render(ChainPanel, { timeline })
    await expect.element(screen.getByText(/waits for an answer until/)).toMatchTextContent(/14:05/)
    await expect.element(screen.getByText(/brings the payment back/)).toBeVisible()
    log.learn({ isOver: true, isExpired: true })
    log.end('failed')
    await expect.element(screen.getByText(/Nobody was paid/)).toBeVisible()
  })

  test('a task without a shape of call says why', async () => {
    const screen = await render(WithoutCallPage, { task: 'other', home: '/' })
    await expect.element(screen.getByRole('heading', { name: 'Other' })).toBeVisible()
    await expect.element(screen.getByText(TASKS_WITHOUT_CALL.other)).toBeVisible()
  })

  test('a failed step on the chain is marked', async () => {
    const timeline = new ChainTimeline('translation')
    const log = timeline.start()
    log.reach('checked')
    log.end('failed')
    const screen = await render(ChainPanel, { timeline })
    const failed = screen.container.querySelector('[data-state="failed"]')
    expect(failed?.getAttribute('data-step')).toBe('stored')
  })

  test.for([
    ['goes on', 'RESPONDED', {}, 1],
    ['is over when it is finalized', 'FINALIZED', {}, 0],
    ['is over when it has expired', 'NEW', { isOver: true }, 0],
  ] as const)('a task that the page left %s', async ([, step, facts, times]) => {
    const timeline = new ChainTimeline('translation')
    const log = timeline.start()
    log.learn({ taskAddress: '0x1', ...facts })
    log.reach(step)
    log.end('failed')
    const screen = await render(ChainPanel, { timeline })
    expect(screen.getByText(/goes on until it is answered or expires/).all()).toHaveLength(times)
  })
})

describe('layout', () => {
  test.for(TASK_IDS)('%s fits a screen of 380 pixels', async (task) => {
    await page.viewport(380, 800)
    const run = async () => ({ output: TASK_EXAMPLES[task][0]?.output })
    const venues = [defineVenue({ id: 'a', label: 'Run locally', run })]
    await render(TaskPage, await taskPageProps(task, { venues }))
    await page.getByRole('button', { name: 'Run locally' }).click()
    for (const details of document.querySelectorAll('details')) details.open = true
    await new Promise((resolve) => setTimeout(resolve))
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(380)
  })
})
