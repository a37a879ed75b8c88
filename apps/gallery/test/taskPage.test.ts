import { TASK_IDS, TASKS } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import '@taskmesh/widgets/theme.css'
import axe from 'axe-core'
import { describe, expect, test } from 'vitest'
import { render } from 'vitest-browser-svelte'
import HubList from '#lib/hub/HubList.svelte'
import type { HubEntry, HubQuery } from '#lib/hub/searchHub.ts'
import { recordingOf } from '#lib/recordings/recordingOf.ts'
import { taskFacts } from '#lib/task/taskFacts.ts'
import TaskPage from '#lib/task/TaskPage.svelte'
import { taskMarkdown } from '#lib/twins/taskMarkdown.ts'
import { taskPageProps } from './taskPageProps.ts'

const RECORDED = TASK_IDS.filter((id) => recordingOf(id) !== undefined)

describe('an answer before anything runs', () => {
  test.for(TASK_IDS)('%s shows one, and says where it is from', async (task) => {
    const recording = recordingOf(task)
    const example = recording === undefined ? 'showcase' : 0
    const screen = await render(TaskPage, await taskPageProps(task, { recording, example }))
    const note = recording === undefined ? /Example answer from the registry/ : /Recorded answer/
    await expect.element(screen.getByText(note)).toBeVisible()
    expect(screen.container.querySelector('form')?.dataset['status']).toBe('success')
  })

  test('many tasks show what a model answered', () => {
    expect(RECORDED.length).toBeGreaterThanOrEqual(28)
  })

  test.for(RECORDED)(
    'the recordings of %s belong to its examples, the first among them',
    (task) => {
      const titles = TASK_EXAMPLES[task].map(({ title }) => title)
      const recorded = recordingOf(task)?.answers.map(({ example }) => example) ?? []
      expect(titles).toEqual(expect.arrayContaining(recorded))
      const first = task === 'tabular-classification' ? recorded[0] : titles[0]
      expect(recorded).toContain(first)
    },
  )
})

describe('a task’s page', () => {
  test('has a link to each of its sections, and the sections', async () => {
    const screen = await render(TaskPage, await taskPageProps('translation'))
    const nav = screen.getByRole('navigation', { name: 'On this page' })
    for (const id of ['about', 'code', 'api', 'schema', 'models']) {
      expect(nav.element().querySelector(`a[href="#${id}"]`)).not.toBeNull()
      expect(screen.container.querySelector(`#${id}`)).not.toBeNull()
    }
  })

  test('shows the code for each client, one at a time', async () => {
    const screen = await render(TaskPage, await taskPageProps('translation'))
    const code = screen.container.querySelector('#code pre')
    await screen.getByRole('button', { name: 'On a runner, with curl' }).click()
    expect(code?.textContent).toMatch(/^curl /)
    expect(screen.container.querySelector('#code pre')?.textContent).toContain(
      '/v1/tasks/translation',
    )
  })

  test('names each parameter with its type, its range and what it does', async () => {
    const screen = await render(TaskPage, await taskPageProps('object-detection'))
    const row = screen.getByRole('row', { name: /^threshold/ })
    await expect.element(row).toMatchTextContent(/number/)
    await expect.element(row).toMatchTextContent(/0 – 1/)
    await expect.element(row).toMatchTextContent(/Leaves out objects/)
  })

  test('has the routes of the clients that know the task', async () => {
    const screen = await render(TaskPage, await taskPageProps('chat-completion'))
    const api = screen.container.querySelector('#api')?.textContent
    for (const route of [
      '/v1/tasks/chat-completion',
      '/v1/chat/completions',
      '/v1/messages',
      '/mcp',
    ]) {
      expect(api).toContain(route)
    }
  })

  test.for(['light', 'dark'])('breaks no rule of axe, %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme
    document.body.style.background = 'var(--tm-bg)'
    document.body.style.color = 'var(--tm-text)'
    const screen = await render(TaskPage, await taskPageProps('chat-completion'))
    for (const details of screen.container.querySelectorAll('details')) details.open = true
    const { violations } = await axe.run(screen.container)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    delete document.documentElement.dataset['theme']
  })
})

describe('what a page says', () => {
  test.for(TASK_IDS)('%s: every field of its schema has a type', (task) => {
    const { tables, routes, snippets } = taskFacts(task)
    const rows = tables.flatMap((table) => table.rows)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ type }) => type === '')).toEqual([])
    expect(routes.length).toBeGreaterThanOrEqual(5)
    expect(snippets.length).toBeGreaterThanOrEqual(4)
  })

  test.for(TASK_IDS)('%s: its Markdown says the same', (task) => {
    const markdown = taskMarkdown(task)
    expect(markdown).toContain(TASKS[task].summary)
    for (const { path } of taskFacts(task).tables.flatMap(({ rows }) => rows)) {
      if (path !== '') expect(markdown).toContain(`\`${path}\``)
    }
    expect(markdown).not.toContain('undefined')
    expect(markdown.length).toBeLessThan(100_000)
  })
})

describe('models on the Hub', () => {
  const known = [{ id: 'a/known', description: 'Known without a network.' }]
  const setup = (search: (query: HubQuery) => Promise<HubEntry[]>) =>
    render(HubList, { kind: 'models', task: 'translation', known, search })

  test('nothing is asked before a person wants it', async () => {
    let asked = 0
    const screen = await setup(async () => {
      asked += 1
      return [{ name: 'a/found', downloads: 12_345, likes: 6 }]
    })
    await expect.element(screen.getByText('a/known')).toBeVisible()
    expect(asked).toBe(0)
    await screen.getByRole('button', { name: 'Most used on the Hub' }).click()
    await expect.element(screen.getByRole('link', { name: 'a/found' })).toBeVisible()
    await expect.element(screen.getByText('12.3K downloads, 6 likes')).toBeVisible()
  })

  test('an unreachable Hub is said in words, and can be tried again', async () => {
    let isOnline = false
    const screen = await setup(async () => {
      if (!isOnline) throw new TypeError('Failed to fetch')
      return []
    })
    await screen.getByRole('button', { name: 'Most used on the Hub' }).click()
    await expect.element(screen.getByText(/can’t be reached from here/)).toBeVisible()
    await expect.element(screen.getByText('a/known')).toBeVisible()
    isOnline = true
    await screen.getByRole('button', { name: 'Try again' }).click()
    await expect.element(screen.getByText('The Hub has none for this task.')).toBeVisible()
  })

  test('only the last answer counts', async () => {
    const answers: ((entries: HubEntry[]) => void)[] = []
    const screen = await setup(() => new Promise((resolve) => answers.push(resolve)))
    const field = screen.getByLabelText('Part of the name')
    await field.fill('first')
    await screen.getByRole('button', { name: 'Search the Hub' }).click()
    await field.fill('second')
    await screen.getByRole('button', { name: 'Search the Hub' }).click()
    answers[1]?.([{ name: 'a/second', downloads: 1, likes: 1 }])
    await expect.element(screen.getByText('a/second')).toBeVisible()
    answers[0]?.([{ name: 'a/first', downloads: 1, likes: 1 }])
    await new Promise((resolve) => setTimeout(resolve))
    expect(screen.getByText('a/first').query()).toBeNull()
  })
})
