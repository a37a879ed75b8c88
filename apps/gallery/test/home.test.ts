import { MODALITIES, TASK_IDS, TASKS, type TaskId } from '@taskmesh/tasks'
import '@taskmesh/widgets/theme.css'
import axe from 'axe-core'
import { describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { page, userEvent } from 'vitest/browser'
import { homeData } from '#lib/home/homeData.ts'
import HomePage from '#lib/home/HomePage.svelte'
import type { HomeTask, Places } from '#lib/home/homeTask.ts'

const link = ({ id }: HomeTask) => `/tasks/${id}/`
const file = (name: string) => `/static/miniatures/${name}`
const PLACES: Places = {
  here: new Set<TaskId>(['translation', 'robotics']),
  chain: new Set<TaskId>(['translation']),
}

async function setup({ places = {}, address = '' }: { places?: Places; address?: string } = {}) {
  const onopen = vi.fn()
  const onfilter = vi.fn()
  const params = () => new URLSearchParams(address)
  const screen = await render(HomePage, {
    ...homeData(),
    link,
    file,
    places,
    params,
    onopen,
    onfilter,
  })
  const cards = () =>
    [...screen.container.querySelectorAll<HTMLAnchorElement>('.cards a')].map(
      (card) => card.getAttribute('href')?.split('/')[2],
    )
  return { screen, cards, onopen, onfilter, search: screen.getByLabelText('Search tasks') }
}

describe('all tasks', () => {
  test('every task is a link with its name, its summary and a picture of input and output', async () => {
    const { screen } = await setup()
    for (const id of TASK_IDS) {
      const card = screen.container.querySelector(`.cards a[href="/tasks/${id}/"]`)
      expect(card?.textContent).toContain(TASKS[id].name)
      expect(card?.textContent).toContain(TASKS[id].summary)
      const output = card?.querySelector('.output .part')
      expect(output?.getBoundingClientRect().height).toBeGreaterThan(40)
      expect(output?.children.length).toBeGreaterThan(0)
    }
  })

  test('every picture of the miniatures is there', async () => {
    const { screen } = await setup()
    const images = [...screen.container.querySelectorAll('img')]
    expect(images.length).toBeGreaterThan(30)
    for (const image of images) image.loading = 'eager'
    await Promise.all(images.map((image) => image.decode()))
  })

  test('tasks are grouped by category, with counts', async () => {
    const { screen } = await setup()
    const used = MODALITIES.filter((id) => TASK_IDS.some((task) => TASKS[task].modality === id))
    expect(screen.getByRole('heading', { level: 2 }).all()).toHaveLength(used.length)
    const audio = TASK_IDS.filter((task) => TASKS[task].modality === 'audio').length
    await expect.element(screen.getByRole('button', { name: `Audio ${audio}` })).toBeVisible()
  })

  test('the strip links to five tasks', async () => {
    const { screen } = await setup()
    const strip = screen.getByRole('list', { name: /Five tasks/ })
    expect(strip.getByRole('link').all()).toHaveLength(5)
  })
})

describe('search', () => {
  test.for([
    ['transalation', 'translation'],
    ['whisper', 'automatic-speech-recognition'],
    ['nllb', 'translation'],
    ['flores', 'translation'],
    ['visual-question ANSWERING multimodal', 'visual-question-answering'],
  ] as const)('“%s” shows %s first', async ([query, task]) => {
    const { cards, search } = await setup()
    await search.fill(query)
    await expect.poll(() => cards()[0]).toBe(task)
  })

  test('Enter opens the first', async () => {
    const { onopen, search } = await setup()
    await search.fill('whisper')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => onopen.mock.calls[0]?.[0].id).toBe('automatic-speech-recognition')
  })

  test('Enter opens nothing when nothing fits, or nothing is searched', async () => {
    const { onopen, search, cards } = await setup()
    await search.click()
    await userEvent.keyboard('{Enter}')
    await search.fill('qqqqqqqq')
    await expect.poll(cards).toEqual([])
    await userEvent.keyboard('{Enter}')
    expect(onopen).not.toHaveBeenCalled()
  })

  test('stands in the address, and comes back from it', async () => {
    const first = await setup()
    await first.search.fill('whisper')
    await expect.poll(() => String(first.onfilter.mock.lastCall?.[0])).toBe('q=whisper')
    await first.screen.unmount()
    const again = await setup({ address: 'q=whisper' })
    await expect.element(again.search).toHaveValue('whisper')
    await expect.poll(() => again.cards()[0]).toBe('automatic-speech-recognition')
  })

  test('without a hit can be undone', async () => {
    const { screen, search, cards } = await setup()
    await search.fill('nothing like it')
    await screen.getByRole('button', { name: 'Show all' }).click()
    await expect.poll(() => cards().length).toBe(TASK_IDS.length)
  })
})

describe('filters', () => {
  test('a category shows its tasks alone, and stands in the address', async () => {
    const { screen, cards, onfilter } = await setup()
    await screen.getByRole('button', { name: /^Audio/ }).click()
    const audio = TASK_IDS.filter((task) => TASKS[task].modality === 'audio')
    expect(cards().toSorted()).toEqual(audio.toSorted())
    await expect.poll(() => String(onfilter.mock.lastCall?.[0])).toBe('in=audio')
  })

  test('where a task runs is marked and can be looked at alone', async () => {
    const { screen, cards } = await setup({ places: PLACES })
    const card = screen.container.querySelector('.cards a[href="/tasks/translation/"]')
    expect(card?.textContent).toMatch(/Runs:\s*here\s*chain/)
    await screen.getByRole('button', { name: /^Runs here/ }).click()
    expect(cards().toSorted()).toEqual(['robotics', 'translation'])
    await screen.getByRole('button', { name: /^On the chain/ }).click()
    expect(cards()).toEqual(['translation'])
  })

  test('a place that is not connected cannot be chosen', async () => {
    const { screen } = await setup()
    await expect.element(screen.getByRole('button', { name: /^Runs here/ })).toBeDisabled()
  })

  test('an address that means nothing shows all', async () => {
    const { cards } = await setup({ address: 'in=nothing&runs=moon' })
    expect(cards()).toHaveLength(TASK_IDS.length)
  })
})

describe('the page', () => {
  test.for(['light', 'dark'])('breaks no rule of axe, %s', async (theme) => {
    document.documentElement.dataset['theme'] = theme
    document.body.style.background = 'var(--tm-bg)'
    document.body.style.color = 'var(--tm-text)'
    const { screen } = await setup({ places: PLACES })
    const { violations } = await axe.run(screen.container)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    delete document.documentElement.dataset['theme']
  })

  test('breaks no rule of axe on a phone, before anything is connected', async () => {
    await page.viewport(390, 800)
    const { screen } = await setup()
    const { violations } = await axe.run(screen.container)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })

  test.for([320, 390, 768, 1280])('fits a screen of %i pixels', async (width) => {
    await page.viewport(width, 800)
    await setup({ places: PLACES })
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })
})
