import { TASK_IDS, TASKS } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import '@taskmesh/widgets/theme.css'
import type { Run } from '@taskmesh/widgets'
import axe from 'axe-core'
import { describe, expect, inject, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { page } from 'vitest/browser'
import ChainPanel from '#lib/chain/ChainPanel.svelte'
import { chainRunner } from '#lib/chain/chainRunner.ts'
import { ChainTimeline } from '#lib/chain/ChainTimeline.svelte.ts'
import { readConfig, type ConfigState } from '#lib/config/configState.ts'
import { localRunner } from '#lib/local/localRunner.ts'
import HomePage from '#lib/pages/HomePage.svelte'
import StatesPage from '#lib/pages/StatesPage.svelte'
import TaskPage from '#lib/pages/TaskPage.svelte'
import { STORY_IDS } from '#lib/states/stories.ts'

describe('all tasks', () => {
  const setup = () => render(HomePage, { link: (id) => `/tasks/${id}/` })

  test('every task is a link with its name and summary', async () => {
    const screen = await setup()
    for (const id of TASK_IDS) {
      const link = screen.getByRole('link', { name: TASKS[id].name, exact: false })
      await expect.element(link).toHaveAttribute('href', `/tasks/${id}/`)
      await expect.element(link).toMatchTextContent(TASKS[id].summary)
    }
  })

  test('the search finds words of name, summary and modality', async () => {
    const screen = await setup()
    await screen.getByLabelText('Search tasks').fill('IMAGE question')
    expect(screen.getByRole('link').all()).toHaveLength(1)
    await expect.element(screen.getByRole('link')).toMatchTextContent('Visual Question Answering')
    await expect.element(screen.getByText('1 task', { exact: true })).toBeInTheDocument()
  })

  test('a search without a hit can be undone', async () => {
    const screen = await setup()
    await screen.getByLabelText('Search tasks').fill('nothing like it')
    await screen.getByRole('button', { name: 'Show all' }).click()
    expect(screen.getByRole('link').all()).toHaveLength(TASK_IDS.length)
  })
})

describe('a task', () => {
  test('runs with the runner that is injected', async () => {
    const run: Run = async () => ({
      output: TASK_EXAMPLES.translation[0]?.output,
      model: 'injected',
    })
    const runners = [{ id: 'local', label: 'Run locally', run }]
    const screen = await render(TaskPage, { task: 'translation', runners })
    await expect.element(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Translation')
    await screen.getByRole('button', { name: 'Run locally' }).click()
    await expect.element(screen.getByText('injected')).toBeVisible()
  })

  test('without a configuration both buttons say what to do', async () => {
    const state: ConfigState = { status: 'absent', config: {} }
    const runners = [
      localRunner('translation', state),
      chainRunner('translation', state, new ChainTimeline('translation')),
    ]
    const screen = await render(TaskPage, { task: 'translation', runners })
    for (const name of ['Run locally', 'Run on the chain']) {
      const button = screen.getByRole('button', { name })
      await expect.element(button).toHaveAttribute('aria-disabled', 'true')
      await expect.element(button).toHaveAccessibleDescription(/npm start/)
    }
  })

  test('on the chain: the result in the widget, the steps and the money beside it', async () => {
    const state = readConfig(inject('config'))
    const timeline = new ChainTimeline('text-classification')
    const runners = [chainRunner('text-classification', state, timeline)]
    await render(TaskPage, { task: 'text-classification', runners })
    await page.getByRole('button', { name: 'Run on the chain' }).click()
    await expect.element(page.getByText('75%')).toBeVisible()
    const panel = await render(ChainPanel, { timeline })
    const steps = panel.getByRole('list', { name: 'Steps of the task' })
    expect(steps.getByRole('listitem').all()).toHaveLength(8)
    expect(panel.container.querySelectorAll('time')).toHaveLength(8)
    await expect.element(panel.getByText('0.002 OGPU')).toBeVisible()
    await expect.element(panel.getByText('Vault balance after')).toBeVisible()
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
})

describe('states', () => {
  const STATUS = {
    idle: 'idle',
    running: 'running',
    loading: 'loading',
    success: 'success',
    empty: 'empty',
    warning: 'success',
    'bad-shape': 'error',
    error: 'error',
    'field-error': 'error',
    disabled: 'idle',
  } as const satisfies Record<(typeof STORY_IDS)[number], string>

  test('every widget reaches every state without a network', async () => {
    const fetching = vi.spyOn(window, 'fetch')
    const screen = await render(StatesPage, { task: 'all', story: 'all' })
    const wanted = TASK_IDS.flatMap(() => STORY_IDS.map((id) => STATUS[id]))
    await vi.waitFor(() => {
      const forms = [...screen.container.querySelectorAll('form')]
      expect(forms.map((form) => form.dataset['status'])).toEqual(wanted)
    })
    expect(fetching).not.toHaveBeenCalled()
    fetching.mockRestore()
  })

  test('task and state can be chosen', async () => {
    const screen = await render(StatesPage)
    await screen.getByLabelText('Task').selectOptions('Translation')
    await screen.getByLabelText('State').selectOptions('Model loading')
    await expect.element(screen.getByText('The model is loading, about 20 s')).toBeVisible()
    expect(screen.container.querySelectorAll('form')).toHaveLength(1)
  })

  test('other examples are answered too', async () => {
    const screen = await render(StatesPage, { task: 'text-classification', story: 'success' })
    await screen.getByLabelText('Example').selectOptions('Three texts at once')
    await screen.getByRole('button', { name: 'Run', exact: true }).click()
    await expect.element(screen.getByRole('group', { name: 'Output 3' })).toBeVisible()
  })
})

describe('accessibility', () => {
  test.for(['light', 'dark'])('%s: no rule of axe is broken in any state', async (theme) => {
    document.documentElement.dataset['theme'] = theme
    document.body.style.background = 'var(--tm-bg)'
    document.body.style.color = 'var(--tm-text)'
    const screen = await render(StatesPage, { task: 'all', story: 'all' })
    await vi.waitFor(() => expect(screen.container.querySelector('[role=alert]')).not.toBeNull())
    for (const details of screen.container.querySelectorAll('details')) details.open = true
    const { violations } = await axe.run(screen.container)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    delete document.documentElement.dataset['theme']
  })
})

describe('layout', () => {
  test.for(TASK_IDS)('%s fits a screen of 380 pixels', async (task) => {
    await page.viewport(380, 800)
    const run: Run = async () => ({ output: TASK_EXAMPLES[task][0]?.output })
    await render(TaskPage, { task, runners: [{ id: 'a', label: 'Run locally', run }] })
    await page.getByRole('button', { name: 'Run locally' }).click()
    await page.getByText(/^Parameters/).click()
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(380)
  })
})
