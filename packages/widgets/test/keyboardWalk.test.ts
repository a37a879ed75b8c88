import type { TaskId } from '@taskmesh/tasks'
import { TASK_EXAMPLES } from '@taskmesh/tasks/examples'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import { userEvent } from 'vitest/browser'
import '../src/lib/theme.css'
import { TaskWidget } from '../src/lib/index.ts'
import { chosenExample } from './exampleCards.ts'
import { testVenue } from './testVenue.ts'

const QUIET_MS = 500

afterEach(() => localStorage.removeItem('taskmesh:venue'))

async function setup(task: TaskId) {
  const run = vi.fn(async () => ({ output: TASK_EXAMPLES[task][0]?.output }))
  const screen = await render(TaskWidget, { task, venues: [testVenue(run)] })
  const form = screen.container.querySelector('form') ?? expect.fail()
  for (const details of form.querySelectorAll('details')) details.open = true
  // Players are ready a little later.
  await expect.poll(() => form.querySelector('summary ~ * input, textarea, input')).not.toBeNull()
  await expect.poll(() => form.querySelector('button:disabled')).toBeNull()
  await quiet(form)
  return { run, screen, form }
}

/** Resolves when nothing has been added to an element or taken from it for half a second: all of it has been loaded. */
function quiet(element: Element): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      observer.disconnect()
      resolve()
    }
    let timer = setTimeout(done, QUIET_MS)
    const observer = new MutationObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(done, QUIET_MS)
    })
    observer.observe(element, { childList: true, subtree: true })
  })
}

/** What the tab key reaches, from before the widget to behind it. */
async function walk(form: Element): Promise<Element[]> {
  const reached: Element[] = []
  for (let step = 0; step < 150; step += 1) {
    await userEvent.keyboard('{Tab}')
    const { activeElement } = document
    if (activeElement === null || !form.contains(activeElement)) break
    if (reached.includes(activeElement)) break
    reached.push(activeElement)
  }
  return reached
}

const WALKED = [
  'text-classification',
  'image-classification',
  'translation',
  'table-question-answering',
  'automatic-speech-recognition',
] as const

describe.for(WALKED)('%s', (task) => {
  test('the tab key reaches every control once, in the order that is seen, with a mark', async () => {
    const { form } = await setup(task)
    const reached = await walk(form)
    const controls = [...form.querySelectorAll('button, input, select, textarea, summary')].filter(
      (control) =>
        control.matches(':not(:disabled):not([tabindex="-1"])') && control.checkVisibility(),
    )
    expect(
      controls.filter((control) => !reached.includes(control)).map((one) => one.outerHTML),
    ).toEqual([])
    const order = reached.map((one, index) => {
      const before = reached[index - 1]
      return before === undefined || (before.compareDocumentPosition(one) & 4) === 4
    })
    expect(order).not.toContain(false)
    expect(reached.length).toBeGreaterThan(5)
  })

  test('an example is chosen by arrow keys, and run by Ctrl+Enter', async () => {
    const { run, screen, form } = await setup(task)
    const second = TASK_EXAMPLES[task][1] ?? expect.fail()
    await userEvent.keyboard('{Tab}')
    expect(document.activeElement?.closest('[role="toolbar"]')).not.toBeNull()
    await userEvent.keyboard('{ArrowRight}{End}{Home}{ArrowRight}')
    await expect
      .element(chosenExample(screen))
      .toHaveAccessibleName(TASK_EXAMPLES[task][0]?.title ?? '')
    await userEvent.keyboard('{Enter}')
    await expect.element(chosenExample(screen)).toHaveAccessibleName(second.title)
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    await expect.poll(() => run.mock.calls.length).toBe(1)
    expect(run).toHaveBeenCalledWith(second.request, expect.anything())
    await expect.poll(() => form.dataset['status']).not.toBe('running')
  })
})

test('where somebody ran is the main button of the next widget', async () => {
  const run = vi.fn(async () => ({ output: { translation_text: 'Bonjour' } }))
  const venues = [
    testVenue(vi.fn(), { id: 'a', label: 'Here' }),
    testVenue(run, { id: 'b', label: 'There' }),
  ]
  const first = await render(TaskWidget, { task: 'translation', venues })
  await first.getByRole('button', { name: 'There', exact: true }).click()
  await expect.poll(() => run.mock.calls.length).toBe(1)
  await first.unmount()
  const screen = await render(TaskWidget, { task: 'translation', venues })
  await expect
    .element(screen.getByRole('button', { name: 'There', exact: true }))
    .toHaveAttribute('aria-keyshortcuts')
  await screen.getByLabelText('Text to translate').click()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  await expect.poll(() => run.mock.calls.length).toBe(2)
})
