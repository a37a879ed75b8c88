import { TASK_IDS, type TaskId } from '@taskmesh/tasks'
import '@taskmesh/widgets/theme.css'
import axe from 'axe-core'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { page } from 'vitest/browser'
import WorkshopPage from '#lib/pages/WorkshopPage.svelte'
import CanvasPage from '#lib/workshop/CanvasPage.svelte'
import { Canvas } from '#lib/workshop/Canvas.svelte.ts'
import { edgesOf, fitsSchema, type EdgeId } from '#lib/workshop/edges.ts'
import { statesOf, type StoryId } from '#lib/workshop/states.ts'
import StoryCanvas from '#lib/workshop/StoryCanvas.svelte'
import {
  DIRECTIONS,
  LANGUAGES,
  readStory,
  THEMES,
  WIDTHS,
  writeStory,
  type StoryAddress,
} from '#lib/workshop/storyAddress.ts'
import { storyCode } from '#lib/workshop/storyCode.ts'
import { WIDGET_STORY_IDS } from '#lib/workshop/storyProps.ts'
import { VIEW_STORY_IDS } from '#lib/workshop/viewStories.ts'

// As app.html has it: the whole page is Taskmesh’s.
document.documentElement.dataset['taskmesh'] = ''

const LOOK = { theme: 'system', direction: 'ltr', language: 'en', width: 'full' } as const
const WIDE = 1280
const PHONE = 320

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
} as const satisfies Record<StoryId, string>

const widget = (task: TaskId, story: StoryId | EdgeId): StoryAddress => ({
  ...LOOK,
  kind: 'widget',
  task,
  story,
  example: 0,
  label: '',
})

const show = (story: StoryAddress) => render(StoryCanvas, { story })

const statusOf = (container: HTMLElement) =>
  container.querySelector('form')?.getAttribute('data-status')

/** Nothing is wider than the page. */
function expectContained() {
  const { scrollWidth, clientWidth } = document.documentElement
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
}

afterEach(async () => {
  await page.viewport(WIDE, 800)
  delete document.documentElement.dataset['theme']
  document.documentElement.dir = ''
})

describe('stories of widgets', () => {
  test.for(TASK_IDS)('%s reaches every state without a network', async (task) => {
    const fetching = vi.spyOn(window, 'fetch')
    for (const story of statesOf(task)) {
      const screen = await show(widget(task, story))
      await expect.poll(() => statusOf(screen.container)).toBe(STATUS[story])
      await screen.unmount()
    }
    expect(fetching).not.toHaveBeenCalled()
    fetching.mockRestore()
  })

  test.for(TASK_IDS)('%s stays in its place on a phone with every odd answer', async (task) => {
    await page.viewport(PHONE, 800)
    for (const edge of edgesOf(task)) {
      const screen = await show(widget(task, edge))
      const wanted = fitsSchema(task, edge) ? /success|empty/ : /error/
      await expect.poll(() => statusOf(screen.container)).toMatch(wanted)
      expectContained()
      await screen.unmount()
    }
  })

  test('other examples are answered too', async () => {
    const story = { ...widget('text-classification', 'success'), example: 2 }
    const screen = await show(story)
    await expect.poll(() => statusOf(screen.container)).toBe('success')
  })
})

test('a story speaks another language, and English again', async () => {
  const story = widget('translation', 'idle')
  const screen = await show({ ...story, language: 'de' })
  await expect.element(screen.getByLabelText('Zu übersetzender Text')).toBeVisible()
  await screen.rerender({ story })
  await expect.element(screen.getByLabelText('Text to translate')).toBeVisible()
})

test('a story that changes begins anew', async () => {
  const screen = await show(widget('text-classification', 'success'))
  await expect.element(screen.getByText('POSITIVE')).toBeVisible()
  await screen.rerender({ story: widget('translation', 'idle') })
  await expect.poll(() => statusOf(screen.container)).toBe('idle')
  await expect.element(screen.getByText('POSITIVE')).not.toBeInTheDocument()
})

describe('stories of views', () => {
  test.for(VIEW_STORY_IDS)('%s stays in its place on a phone', async (story) => {
    await page.viewport(PHONE, 800)
    const screen = await show({ ...LOOK, kind: 'view', story })
    await expect.poll(() => screen.container.textContent.length).toBeGreaterThan(0)
    expectContained()
  })
})

describe('accessibility', () => {
  /** Some that are made by hand and some of each kind that are made from a schema. */
  const CHECKED = [
    'image-classification',
    'chat-completion',
    'object-detection',
    'robotics',
    'tabular-classification',
    'text-to-speech',
  ] as const

  // Each widget in one theme; `npm run test:interop -- accessibility` asks all in both.
  test.for(['light', 'dark'])('%s: no rule of axe is broken in any state', async (theme) => {
    document.documentElement.dataset['theme'] = theme
    document.body.style.background = 'var(--tm-bg)'
    document.body.style.color = 'var(--tm-text)'
    for (const [index, task] of CHECKED.entries()) {
      if ((index % 2 === 0) !== (theme === 'light')) continue
      for (const story of statesOf(task)) {
        const screen = await show(widget(task, story))
        await expect.poll(() => statusOf(screen.container)).toBe(STATUS[story])
        for (const details of screen.container.querySelectorAll('details')) details.open = true
        const { violations } = await axe.run(screen.container)
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
        await screen.unmount()
      }
    }
  })

  test('of the workshop itself', async () => {
    const screen = await render(WorkshopPage, {
      story: widget('translation', 'success'),
      link: (story) => `/workshop/?${writeStory(story)}`,
      canvasLink: () => 'about:blank',
      onchange: () => {},
    })
    const { violations } = await axe.run(screen.container, { iframes: false })
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })
})

describe('the workshop', () => {
  test('state, theme, width and direction can be chosen, each with an address', async () => {
    const onchange = vi.fn()
    const story = widget('translation', 'success')
    const screen = await render(WorkshopPage, {
      story,
      link: (other) => `/workshop/?${writeStory(other)}`,
      canvasLink: () => 'about:blank',
      onchange,
    })
    await screen.getByLabelText('State or answer').selectOptions('Model loading')
    expect(onchange).toHaveBeenLastCalledWith({ ...story, story: 'loading' })
    await screen.getByLabelText('Theme').selectOptions('dark')
    expect(onchange).toHaveBeenLastCalledWith({ ...story, theme: 'dark' })
    await screen.getByLabelText('Width').selectOptions('390 px')
    expect(onchange).toHaveBeenLastCalledWith({ ...story, width: '390' })
    await screen.getByLabelText('Direction').selectOptions('right to left')
    expect(onchange).toHaveBeenLastCalledWith({ ...story, direction: 'rtl' })
    await screen.getByLabelText('Language').selectOptions('Deutsch')
    expect(onchange).toHaveBeenLastCalledWith({ ...story, language: 'de' })
    await screen.getByLabelText('Find a story').fill('robot')
    await expect
      .element(screen.getByRole('link', { name: 'Robotics' }))
      .toHaveAttribute('href', '/workshop/?task=robotics&story=success')
  })

  test('a story tells the page around it what happens and what axe finds', async () => {
    const heard: unknown[] = []
    const posting = vi.spyOn(window.parent, 'postMessage').mockImplementation((message) => {
      heard.push(message)
    })
    const screen = await render(CanvasPage, { story: widget('translation', 'success') })
    await expect.poll(() => heard).toContainEqual({ type: 'ready' })
    await expect
      .poll(() => heard)
      .toContainEqual({ type: 'event', name: 'request', detail: expect.stringContaining('inputs') })
    window.dispatchEvent(
      new MessageEvent('message', { source: window.parent, data: { type: 'check' } }),
    )
    await expect.poll(() => heard).toContainEqual({ type: 'checked', violations: [] })
    await screen.unmount()
    posting.mockRestore()
  })

  test('the code of a story is the widget with the answer that it shows', () => {
    const code = storyCode(widget('text-classification', 'success'))
    expect(code).toContain('<TaskWidget task="text-classification" {venues} autorun />')
    expect(code).toContain('"label": "POSITIVE"')
    expect(storyCode({ ...LOOK, kind: 'view', story: 'table' })).toContain('<OutputView {view} />')
    const german = storyCode({ ...widget('translation', 'success'), language: 'de' })
    expect(german).toContain("{#await loadMessages('de') then messages}")
    expect(german).toContain('{venues} {messages} autorun')
    expect(storyCode(widget('text-classification', 'many')).length).toBeLessThan(3000)
  })

  test('messages that are no reports of the frame are left alone', () => {
    const canvas = new Canvas()
    const frame = window
    const { origin } = window.location
    const send = (data: unknown, other: Partial<MessageEventInit> = {}) =>
      canvas.receive(new MessageEvent('message', { source: frame, origin, data, ...other }), frame)
    send({ type: 'ready' }, { origin: 'https://example.com' })
    send({ type: 'ready' }, { source: null })
    send({ type: 'checked', violations: 'none' })
    send(null)
    expect(canvas.isReady).toBe(false)
    send({ type: 'ready' })
    expect(canvas.isReady).toBe(true)
    for (let event = 0; event < 150; event += 1) {
      send({ type: 'event', name: 'request', detail: String(event) })
    }
    expect(canvas.events).toHaveLength(100)
    expect(canvas.events[0]?.detail).toBe('149')
  })

  const look = {
    theme: fc.constantFrom(...THEMES),
    direction: fc.constantFrom(...DIRECTIONS),
    language: fc.constantFrom(...LANGUAGES),
    width: fc.constantFrom(...WIDTHS),
  }
  const story: fc.Arbitrary<StoryAddress> = fc.oneof(
    fc.record({
      ...look,
      kind: fc.constant('widget' as const),
      task: fc.constantFrom(...TASK_IDS),
      story: fc.constantFrom(...WIDGET_STORY_IDS),
      example: fc.oneof(fc.nat(999), fc.constantFrom('showcase' as const, null)),
      label: fc.string({ maxLength: 200 }),
    }),
    fc.record({
      ...look,
      kind: fc.constant('view' as const),
      story: fc.constantFrom(...VIEW_STORY_IDS),
    }),
  )

  test('property: an address leads to the story that it was written for', () => {
    fc.assert(
      fc.property(story, (wanted) => {
        expect(readStory(new URLSearchParams(writeStory(wanted)))).toEqual(wanted)
      }),
    )
  })

  test('property: any address leads to a story', () => {
    const keys = ['task', 'story', 'view', 'example', 'label', 'theme', 'width', 'direction']
    const entries = fc.array(fc.tuple(fc.constantFrom(...keys), fc.string()))
    fc.assert(
      fc.property(entries, (pairs) => {
        const read = readStory(new URLSearchParams(pairs))
        expect(readStory(new URLSearchParams(writeStory(read)))).toEqual(read)
      }),
    )
  })
})
